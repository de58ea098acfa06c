namespace AccessTracker.Web.Identity;

/// <summary>What a person may be. The words are stored in cookies and, later, with accounts.</summary>
public static class Roles
{
    public const string Coordinator = "coordinator";
    public const string Member = "member";
    public const string Manager = "manager";
    public const string Administrator = "administrator";

    public static IReadOnlyList<string> All { get; } = [Coordinator, Member, Manager, Administrator];
}

/// <summary>What a page or an endpoint asks of a person beyond having signed in.</summary>
public static class Policies
{
    /// <summary>See the jobs' dashboard.</summary>
    public const string Administer = "administer";

    /// <summary>Start a job now.</summary>
    public const string RunJobs = "run-jobs";
}

namespace AccessTracker.Web.Hosting;

/// <summary>Marks an endpoint that reads its form as it comes, and looks for the token and for what nobody can read itself.</summary>
public sealed class StreamedForm
{
    public static readonly StreamedForm Instance = new();

    private StreamedForm()
    {
    }
}

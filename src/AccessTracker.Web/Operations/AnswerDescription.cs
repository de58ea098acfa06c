namespace AccessTracker.Web.Operations;

/// <summary>What the document of the API says of what <see cref="OperationAnswers"/> answers.</summary>
internal static class AnswerDescription
{
    /// <summary>Of the parameter <c>day</c> of what is read as it stands at the end of one.</summary>
    public const string Day = "The day at whose end it is read, yyyy-MM-dd; today without it, and where it is later than today.";

    /// <summary>It is read, with a tag: who has it already is told so.</summary>
    /// <param name="type">The media type of the answer; null: JSON.</param>
    public static RouteHandlerBuilder DescribeRead<T>(
        this RouteHandlerBuilder endpoint, string name, string tag, string summary, string description, string? type = null) => endpoint
        .WithName(name).WithTags(tag).WithSummary(summary).WithDescription(description)
        .Produces<T>(contentType: type)
        .Produces(StatusCodes.Status304NotModified);
}

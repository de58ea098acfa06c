using AccessTracker.Domain.Common;

namespace AccessTracker.Domain.Permits;

/// <summary>A request for access to one authority, for the places of its lines (counting rules, section 6).</summary>
public sealed record AccessRequest
{
    public required string Ref { get; init; }

    /// <summary>This authority is asked.</summary>
    public required string Authority { get; init; }
    public required DateOnly SubmittedOn { get; init; }

    /// <summary>The day by which an answer was promised; null: seven working days after it was submitted.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The monthly plan it belongs to, as the task force names it.</summary>
    public string? Plan { get; init; }
    public SupplyLine Line { get; init; } = SupplyLine.CrossLine;
    public Track Track { get; init; } = Track.InterAgency;
    public string? Note { get; init; }
    public string? Source { get; init; }
}

/// <summary>One place of a request: what is asked for there, answered on its own.</summary>
public sealed record RequestLine
{
    /// <summary>Ref of the request.</summary>
    public required string Request { get; init; }

    /// <summary>Code of the location.</summary>
    public required string Location { get; init; }
    public long? PeopleRequested { get; init; }
}

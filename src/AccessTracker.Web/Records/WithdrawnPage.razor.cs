using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Records;

/// <summary>What does not count any more: who withdrew it, when and why, and the way back.</summary>
public sealed partial class WithdrawnPage
{
    private WithdrawnPageRows _page = new([], false);
    private HashSet<WithdrawnRecord> _writable = [];

    [Inject]
    public required WithdrawnRecords Withdrawn { get; init; }

    [Inject]
    public required RecordStore Records { get; init; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    /// <summary>As the bundle names it; anything else: of all kinds.</summary>
    [SupplyParameterFromQuery(Name = "kind")]
    private string? AskedKind { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? AskedPage { get; set; }

    private string? Kind => Choices.Any(k => k.Value == AskedKind) ? AskedKind : null;

    private int Number => PageNumber.Of(AskedPage);

    private IReadOnlyList<FilterChoice> Choices => [.. Kinds.Records.Select(t => new FilterChoice(t.Name, RecordText.Kind(t.Name)))];

    private Actor Actor => Actor.Of(Person, Operation, ClientInfo.Origin(Context));

    protected override async Task ReadAsync(Situation situation)
    {
        var now = Clock.GetUtcNow();
        _page = await Withdrawn.ListAsync(Held!.Stored, Kind, (Number - 1) * WithdrawnRecords.PageSize, Actor, now, Context.RequestAborted);
        _writable = [];
        foreach (var row in _page.Rows)
        {
            if (await Records.ShowAsync(Held.Stored, row.Kind, row.RecordKey, Actor, now, Context.RequestAborted) is { MayWrite: true })
            {
                _writable.Add(row);
            }
        }
    }

    private string NameOf(WithdrawnRecord row) => RecordText.Name(Kinds.Of(row.Kind), row.RecordKey, RecordText.PlaceName(Situation));
}

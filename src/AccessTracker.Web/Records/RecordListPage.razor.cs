using AccessTracker.Data.Common;
using AccessTracker.Data.Export;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Records;

/// <summary>The records of any kind, the latest recorded first, and those among them in which a text stands.</summary>
public sealed partial class RecordListPage
{
    private const int MostColumns = 6;
    private RecordKind? _kind;
    private RecordPageRows _page = new([], false);
    private bool _mayAdd;

    [Inject]
    public required RecordSearch Search { get; init; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    /// <summary>As the bundle names it.</summary>
    [Parameter]
    public required string Kind { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? AskedText { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? AskedPage { get; set; }

    private string? Text => string.IsNullOrWhiteSpace(AskedText) ? null : AskedText.Trim();

    private int Number => PageNumber.Of(AskedPage);

    // The first that tell one record from another; long texts are on its own page.
    private IReadOnlyList<RecordColumn> Columns => [.. _kind!.Columns.Where(c => c is { Severe: false, IsLong: false }).Take(MostColumns)];

    protected override async Task ReadAsync(Situation situation)
    {
        _kind = Kinds.Find(Kind) is { } kind && kind != RecordKinds.Operations ? kind : null;
        if (_kind is null)
        {
            Missing();
            return;
        }

        var actor = Actor.Of(Person, Operation, ClientInfo.Origin(Context));
        _page = await Search.ListAsync(
            Held!.Stored, _kind, Text, (Number - 1) * RecordSearch.PageSize, actor, Clock.GetUtcNow(), Context.RequestAborted);
        _mayAdd = _kind.Form == RecordForm.General && AccessPolicy.May(Person, Verb.Write, new Subject(Operation, _kind.Subject));
    }

    private string Value(StoredRecord record, RecordColumn column) => RecordListTables.Shown(Situation!, record, column);
}

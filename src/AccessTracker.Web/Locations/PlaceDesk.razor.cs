using System.Xml.Linq;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Locations;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Layout;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Operations;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace AccessTracker.Web.Locations;

/// <summary>
/// What <see cref="LocationsToConfirmPage"/> and its forms do, in a circuit, and the places that may have been entered twice besides. One case is
/// looked at after another; what a colleague decides meanwhile is told, and nothing takes the place of what somebody looks at by itself.
/// </summary>
public sealed partial class PlaceDesk
{
    private const int MostFound = 8;
    private const int MostOfReason = 500;

    private DeskPart? _part;
    private ElementReference _head;
    private IReadOnlyList<PlaceCase>? _cases;
    private IReadOnlyList<DistinctPair> _distinct = [];
    private LocationIndex _known = new([]);
    private int _at;
    private PlaceCase? _case;
    private Location? _goes;
    private Location? _stays;
    private long? _version;
    private IReadOnlyList<Location> _candidates = [];
    private XElement? _map;

    // Read once: what is uploaded meanwhile is drawn by the next page.
    private IReadOnlyList<Outline>? _outlines;
    private ImportResult? _preview;
    private string? _said;
    private string? _fault;
    private string? _told;
    private string _toldOf = "";
    private bool _isBusy;
    private bool _isDeciding;
    private bool _isGone;
    private bool _isToFocus;

    [Inject]
    public required LocationProposals Proposals { get; init; }

    [Inject]
    public required AliasProposals Aliases { get; init; }

    [Inject]
    public required DistinctLocations Distinct { get; init; }

    [Inject]
    public required PlaceDecisions Decisions { get; init; }

    [Inject]
    public required ChangeUndo Changes { get; init; }

    [Inject]
    public required OutlineStore Outlines { get; init; }

    /// <summary>What the address asks for, as it stands there; empty: nothing.</summary>
    [Parameter]
    public string Said { get; set; } = "";

    private IReadOnlyList<(string Letter, Location Place)> Compared => _stays is null ? [("A", _goes!)] : [("A", _goes!), ("B", _stays)];

    private string? Key => _case?.Key;

    private PlaceCase? First => _cases is [var first, ..] ? first : null;

    // The likely ones, and the one that was looked for.
    private IEnumerable<Location> Offered => _stays is { } stays ? _candidates.Union([stays]) : _candidates;

    protected override async Task ReadAsync(Situation situation)
    {
        _isGone = !LocationRights.MayConfirm(Person, Operation);
        if (_isGone)
        {
            return;
        }

        var isFirst = _cases is null;
        await ReadCasesAsync(situation);
        if (isFirst)
        {
            string? asked = QueryHelpers.ParseQuery(Said).GetValueOrDefault("case");
            await ShowAsync(_cases!.FirstOrDefault(c => c.Key == asked) ?? First);
        }
        else if (_cases!.FirstOrDefault(c => c.Key == Key) is { } same)
        {
            await RefreshAsync(same);
        }
        else if (_case is null)
        {
            await ShowAsync(First);
        }
        else if (_told is null && !_isDeciding)
        {
            await TellAsync(_case);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_isToFocus && _case is not null && _told is null)
        {
            _isToFocus = false;
            await _head.FocusAsync();
        }
    }

    private async Task ReadCasesAsync(Situation situation)
    {
        _distinct = await Distinct.ListAsync(Held!.Stored, Gone);
        _known = KnownLocations.Of(situation);
        _cases = PlaceCase.All(
            situation, await Proposals.ListAsync(Held.Stored, Gone), await Aliases.ListAsync(Held.Stored, Gone), _distinct);
    }

    private Task ShowAsync(PlaceCase? shown)
    {
        _case = shown;
        (_told, _preview, _new, _isMistake, _reason) = (null, null, null, false, null);
        (_problems, _alike) = ([], []);
        _at = shown is null ? 0 : _cases!.ToList().IndexOf(shown);
        return shown is null ? Task.CompletedTask : CompareAsync(shown, shown.Place, shown.Other);
    }

    // Records have changed: the same is shown as it is now, and what was chosen stays chosen.
    private Task RefreshAsync(PlaceCase same)
    {
        var (goes, stays) = (Now(_goes), Now(_stays));
        var isApart = goes is not null && stays is not null && IsApart(goes, stays);
        (_case, _preview, _told, _at) = (same, null, null, _cases!.ToList().IndexOf(same));
        return CompareAsync(same, goes ?? same.Place, isApart || (stays is null && same.Sign is not null) ? same.Other : stays);
    }

    private async Task CompareAsync(PlaceCase of, Location goes, Location? stays)
    {
        (_goes, _stays) = (goes, stays?.Code == goes.Code ? null : stays);
        _candidates = of.IsProposed
            ? PlaceCase.Candidates(_known, goes, _distinct.Select(d => (d.First, d.Second)).ToHashSet())
            : [];
        _version = (await Decisions.ReadAsync(Held!, goes.Code, Actor, Gone))?.Record.Version;
        _outlines ??= await Outlines.ReadAsync(Held!.Stored, Gone);
        _map = PlacePairMap.Draw(Situation!, _outlines, Compared);
    }

    private async Task ChooseAsync(string key)
    {
        await ShowAsync(_cases!.FirstOrDefault(c => c.Key == key));
        (_fault, _isToFocus) = (null, true);
        _part!.KeepAddress(Urls.PlacesToConfirm(Operation, Key));
    }

    // The one that has come to where the last one stood.
    private Task NextAsync() => _cases!.Count == 0
        ? ShowAsync(null)
        : ChooseAsync(_cases[Math.Min(_at, _cases.Count - 1)].Key);

    private async Task CompareAsync(string? code)
    {
        if (_case is null)
        {
            return;
        }

        _preview = null;
        var chosen = Situation!.Locations.GetValueOrDefault(code ?? "");
        await CompareAsync(_case, _goes!, chosen ?? (_case.Sign is null ? null : _case.Place.Code == _goes!.Code ? _case.Other : _case.Place));
    }

    private Task SwapAsync()
    {
        _preview = null;
        return CompareAsync(_case!, _stays!, _goes);
    }

    private IEnumerable<string> Search(string? text) =>
        string.IsNullOrWhiteSpace(text) ? [] : _known.Candidates(text, MostFound + 1).Select(l => l.Code).Where(c => c != _goes!.Code);

    private Location? Now(Location? place) => place is null ? null : Situation!.Locations.GetValueOrDefault(place.Code);

    private bool IsApart(Location one, Location other) => _distinct.Any(d => (d.First, d.Second) == LocationPair.KeyOf(one.Code, other.Code));

    private string? NameOf(string? code) => ShownName.Of(Situation!.Locations.GetValueOrDefault(code ?? ""));

    // Somebody else has decided: what they did, as far as it is put down.
    private async Task TellAsync(PlaceCase decided)
    {
        _toldOf = decided.Place.Code;
        var apart = decided.Other is null ? null
            : _distinct.FirstOrDefault(d => (d.First, d.Second) == LocationPair.KeyOf(decided.Place.Code, decided.Other.Code));
        var gone = decided.Other is { } other && !Situation!.Locations.ContainsKey(other.Code) ? other : decided.Place;
        var last = (await Decisions.ReadAsync(Held!, gone.Code, Actor, Gone))?.History is [.., var entry] ? entry : null;
        _told = apart is not null ? Format.With(Texts.PlaceToldApartMeanwhile, decided.Title, apart.By)
            : last is null || decided.Alias is not null ? Format.With(Texts.PlaceDecidedMeanwhile, decided.Title)
            : Format.With(Texts.PlaceDecidedMeanwhileBy, decided.Title, last.ChangedBy, last.Reason ?? EnumText.Of(last.Action));
    }
}

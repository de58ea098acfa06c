using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Locations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Operations;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Locations;

/// <summary>
/// What is decided. Before each act it is looked whether the case still waits: a colleague's decision is told, and not written over.
/// </summary>
public sealed partial class PlaceDesk
{
    private (Func<OperationState, Actor, Task<string?>> Act, string Key)? _undo;
    private EntryFields? _new;
    private IReadOnlyList<EntryProblem> _problems = [];
    private IReadOnlyList<LikelySame> _alike = [];
    private bool _isMistake;
    private string? _reason;

    [Inject]
    public required RecordKinds Kinds { get; init; }

    // The act returns why it was not done; null: it was, and the next case comes.
    private async Task DecideAsync(Func<OperationState, Actor, Task<string?>> act)
    {
        if (_isBusy || _case is not { } decided)
        {
            return;
        }

        _isBusy = true;
        try
        {
            (_fault, _said, _undo) = (null, null, null);
            if (!await LookAsync() || _isGone)
            {
                _isGone = true;
                return;
            }

            if (_told is null && !_cases!.Any(c => c.Key == decided.Key))
            {
                await TellAsync(decided);
            }

            if (_told is not null)
            {
                return;
            }

            _isDeciding = true;
            _fault = await act(Held!, Actor);
            if (await LookAsync() && _fault is null && !_isGone)
            {
                await GoOnAsync(decided);
            }
        }
        finally
        {
            (_isBusy, _isDeciding) = (false, false);
        }
    }

    // A place that was told apart from one may be another: it is looked at again before the next.
    private Task GoOnAsync(PlaceCase decided) =>
        _cases!.FirstOrDefault(c => c.Key == decided.Key) is { } same ? ChooseAsync(same.Key) : NextAsync();

    private Task MergeAsync()
    {
        var (goes, stays, version) = (_goes!, _stays!, _version);
        var reason = _case!.IsProposed ? Format.With(Texts.PlaceIsReason, ShownName.Of(stays)) : Texts.SamePlaceReason;
        return DecideAsync(async (state, actor) => await SaveAsync(
            state, new ReplacedLocation(goes.Code, stays.Code, reason, AddsNames: true, version), null, actor,
            Format.With(Texts.PlaceMerged, ShownName.Of(goes), ShownName.Of(stays))));
    }

    private Task MistakeAsync()
    {
        var (goes, version, reason) = (_goes!, _version, _reason?.Trim() ?? "");
        return reason.Length is 0 or > MostOfReason
            ? Task.FromResult(_fault = Texts.ReasonNeeded)
            : DecideAsync(async (state, actor) => await SaveAsync(
                state, new ReplacedLocation(goes.Code, null, reason, Version: version), null, actor,
                Format.With(Texts.PlaceTakenAway, ShownName.Of(goes))));
    }

    private void BeginNew()
    {
        _isMistake = false;
        _new = _new is null ? TypedNewLocation.Prefilled(_goes!) : null;
    }

    private Task TakeNewAsync(bool isMeant)
    {
        var (goes, version, typed) = (_goes!, _version, _new!);
        var reading = new EntryReading(goes.Code, typed, Situation!, Held!.Places, Today, Kinds);
        var row = TypedNewLocation.Read(reading, ShownName.Latin(goes), goes.Code);
        _problems = reading.Problems;
        _alike = isMeant || _problems.Count > 0 ? [] : TypedNewLocation.LikelySame(row, goes.Code, Situation!);
        if (_problems.Count + _alike.Count > 0)
        {
            return Task.CompletedTask;
        }

        return DecideAsync(async (state, actor) => await SaveAsync(
            state, new ReplacedLocation(goes.Code, row.Key, Format.With(Texts.PlaceNewReason, row.Key), Version: version), row, actor,
            Format.With(Texts.PlaceTaken, row.Cells["name"])));
    }

    private Task TellApartAsync()
    {
        var (one, other) = (_goes!, _stays!);
        return DecideAsync(async (state, actor) =>
        {
            var now = Clock.GetUtcNow();
            if (!await Distinct.AddAsync(state.Stored, one.Code, other.Code, actor, now, Gone))
            {
                return Texts.PlaceDecidedAlready;
            }

            _said = Format.With(Texts.PlacesApart, ShownName.Of(one), ShownName.Of(other));
            _undo = (async (again, by) =>
            {
                await Distinct.RemoveAsync(again.Stored, one.Code, other.Code, by, Clock.GetUtcNow(), Gone);
                return null;
            }, Key!);
            return null;
        });
    }

    private async Task AskAgainAsync(DistinctPair pair)
    {
        if (await AskAsync() is var (state, actor) && LocationRights.MayConfirm(Person, Operation))
        {
            await Distinct.RemoveAsync(state.Stored, pair.First, pair.Second, actor, Clock.GetUtcNow(), Gone);
            await LookAsync();
        }
    }

    private Task TakeNameAsync()
    {
        var alias = _case!.Alias!;
        return DecideAsync(async (state, actor) =>
        {
            var result = await Aliases.TakeAsync(state.Stored, alias.Id, actor, Clock.GetUtcNow(), Gone);
            return result is null ? Texts.PlaceDecidedAlready
                : Done(result, Format.With(Texts.PlaceNameTaken, alias.Alias.Name, NameOf(alias.Alias.Location)));
        });
    }

    private Task RejectNameAsync()
    {
        var alias = _case!.Alias!;
        return DecideAsync(async (state, actor) =>
        {
            if (await Aliases.RejectAsync(state.Stored, alias.Id, actor, Clock.GetUtcNow(), Gone) == 0)
            {
                return Texts.PlaceDecidedAlready;
            }

            _said = Format.With(Texts.PlaceNameRejected, alias.Alias.Name);
            return null;
        });
    }

    private async Task PreviewAsync()
    {
        if (_isBusy || await AskAsync() is not var (state, actor))
        {
            return;
        }

        _isBusy = true;
        try
        {
            _preview = await Decisions.ReplaceAsync(
                state, new ReplacedLocation(_goes!.Code, _stays!.Code, Texts.SamePlaceReason, AddsNames: true, _version), null, isTrial: true, actor,
                Gone);
        }
        finally
        {
            _isBusy = false;
        }
    }

    private async Task UndoAsync()
    {
        if (_isBusy || _undo is not var (act, key))
        {
            return;
        }

        _isBusy = true;
        try
        {
            if (await AskAsync() is not var (state, actor) || !LocationRights.MayConfirm(Person, Operation))
            {
                _isGone = true;
                return;
            }

            _isDeciding = true;
            _fault = await act(state, actor);
            (_said, _undo) = (_fault is null ? Texts.UndoneExplained : null, null);
            if (await LookAsync() && _fault is null && _cases!.Any(c => c.Key == key))
            {
                await ChooseAsync(key);
            }
        }
        finally
        {
            (_isBusy, _isDeciding) = (false, false);
        }
    }

    private async Task<string?> SaveAsync(OperationState state, ReplacedLocation replaced, EntryRow? row, Actor actor, string said)
    {
        var result = await Decisions.ReplaceAsync(state, replaced, row, isTrial: false, actor, Gone);
        if (row is not null)
        {
            // What is wrong with a field stands at the field.
            _problems =
            [
                .. result.Refused.Where(r => r.Row is not null && r.Column is { } column && row.Fields.ContainsKey(column))
                    .Select(r => new EntryProblem(row.Fields[r.Column!], r.Refusal.Message)),
            ];
        }

        return Done(result, said);
    }

    private string? Done(ImportResult result, string said)
    {
        if (!result.IsStored)
        {
            return result.Refused.Count == 0 ? Texts.PlaceDecidedAlready
                : string.Join(' ', result.Refused.Select(r => r.Refusal.Message).Distinct());
        }

        _said = said;
        _undo = result.ChangeNumber is not { } change ? null : (async (state, actor) =>
        {
            var refused = await Changes.UndoAsync(state.Stored, change, Texts.UndoReason, actor, Clock.GetUtcNow(), Gone);
            return refused.Count == 0 ? null : $"{Texts.NotUndone} {string.Join(' ', refused.Select(r => r.Message).Distinct())}";
        }, Key!);
        return null;
    }
}

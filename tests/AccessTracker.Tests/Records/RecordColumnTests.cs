using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Situations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Situations;
using AccessTracker.Tests.Entries;
using AccessTracker.Web.Components;
using AccessTracker.Web.Convoys;
using AccessTracker.Web.Permits;
using AccessTracker.Web.Records;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Tests.Records;

/// <summary>No column of a kind is forgotten: it has a field on the form, or says why not; and the rules know it, or may not.</summary>
public sealed class RecordColumnTests : EntryUiTest
{
    public static TheoryData<string> Kinds => [.. RecordKinds.Standard.All.Select(k => k.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_column_has_one_field_on_the_form_of_its_kind_or_a_reason_for_none(string name)
    {
        await SignInAsync(Manager);
        var kind = RecordKinds.Standard.Of(name);

        var names = (await FormOfAsync(kind)).FindAll("form.entry [name]").Where(f => f.Closest("template") is null)
            .Select(f => f.GetAttribute("name")!).ToList();

        Assert.All(kind.Columns, column => Assert.True(
            Times(names, FieldOf(kind, column)) == (column.NotOnForm is null && !IsFixed(kind, column) ? 1 : 0),
            $"{kind}.{column.Name}: fields {Times(names, FieldOf(kind, column))}, reason for none: {column.NotOnForm ?? "not given"}"));
    }

    /// <summary>The forms that add records of a kind several at a time, and where a column is asked for under another name or not at all.</summary>
    public static TheoryData<string, string[]> Adding => new()
    {
        { "decision", ["request=", "location=lines.1.on", "people_approved=lines.1.people"] },
        { "clearance", ["request=", "location=lines.1.on", "on=day"] },
        { "convoy_event", ["convoy=", "note=events.1.spot", "source="] },
    };

    [Theory]
    [MemberData(nameof(Adding))]
    public async Task Each_column_has_a_field_on_the_form_that_adds_several(string name, string[] otherwise)
    {
        await SignInAsync(Manager);
        var kind = RecordKinds.Standard.Of(name);
        var aliases = otherwise.Select(o => o.Split('=')).ToDictionary(o => o[0], o => o[1]);
        var row = name == "convoy_event" ? "events.1." : "";
        IRenderedComponent<IComponent> form = name switch
        {
            "decision" => Open<AnswerEntryPage>(more: p => p.Add(a => a.Key, "UN-2016-05")),
            "clearance" => Open<ClearanceEntryPage>(more: p => p.Add(c => c.Key, "UN-2016-05")),
            _ => Open<LogEntryPage>(more: p => p.Add(l => l.Key, "D036")),
        };

        var names = form.FindAll("form.entry [name]").Where(f => f.Closest("template") is null).Select(f => f.GetAttribute("name")!).ToList();

        Assert.All(kind.Columns.Where(c => aliases.GetValueOrDefault(c.Name) != ""), c =>
            Assert.Single(names, aliases.GetValueOrDefault(c.Name) ?? row + c.Name));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_column_says_what_it_is_with_sense(string name)
    {
        var kind = RecordKinds.Standard.Of(name);

        Assert.All(kind.Columns, c => Assert.Equal(c.Type == CellType.Reference, c.Refers is not null));
        Assert.All(kind.Columns, c => Assert.Equal(c.Type is CellType.Word or CellType.Words, c.Words.Count > 0));
        Assert.All(kind.Columns.Where(c => c.After is not null), c => Assert.Equal(CellType.Day, kind.Find(c.After!)!.Type));
        Assert.All(kind.Columns.Where(c => c.Refers is not null), c =>
            Assert.True(RecordKinds.Standard.All.ToList().IndexOf(c.Refers!) < RecordKinds.Standard.All.ToList().IndexOf(kind)));
        Assert.All(kind.Key, c => Assert.NotNull(kind.Find(c)));
        Assert.True(kind.Form != RecordForm.OfOwner || kind.Owner is not null);
    }

    [Fact]
    public async Task The_rules_know_every_column_but_those_that_endanger_somebody()
    {
        await SignInAsync(Manager);

        // Of these the demonstration has no sourced record by June.
        await Store.ImportRowsAsync(
            RecordKinds.Pullbacks, ["route", "party", "what", "distance_m", "agreed_on"], ["CASTELLO", "GOV", "heavy weapons", "3500", "2016-06-09"]);
        await Store.ImportRowsAsync(RecordKinds.Appeals, ["ref", "centre", "received_on", "kind"], ["C-1", "HMEYMIM", "2016-06-09", "access"]);
        var (facts, _) = await new FactsStore(Store.Db, new SensitivityRules()).LoadAsync(Stored.Id, Audience.Everything);

        Known(RecordKinds.Meetings, facts);
        Known(RecordKinds.Locations, facts);
        Known(RecordKinds.Statuses, facts);
        Known(RecordKinds.Populations, facts);
        Known(RecordKinds.Requests, facts);
        Known(RecordKinds.RequestLines, facts);
        Known(RecordKinds.Decisions, facts);
        Known(RecordKinds.Clearances, facts);
        Known(RecordKinds.Convoys, facts);
        Known(RecordKinds.Deliveries, facts);
        Known(RecordKinds.ConvoyEvents, facts);
        Known(RecordKinds.Incidents, facts);
        Known(RecordKinds.Targets, facts);
        Known(RecordKinds.StatedFigures, facts);
        Known(RecordKinds.Parties, facts);
        Known(RecordKinds.Arrangements, facts);
        Known(RecordKinds.ArrangementParties, facts);
        Known(RecordKinds.Controls, facts);
        Known(RecordKinds.Routes, facts);
        Known(RecordKinds.RouteStates, facts);
        Known(RecordKinds.Pullbacks, facts);
        Known(RecordKinds.Centres, facts);
        Known(RecordKinds.Allegations, facts);
        Known(RecordKinds.AllegationSteps, facts);
        Known(RecordKinds.Monitoring, facts);
        Known(RecordKinds.Appeals, facts);
        Known(RecordKinds.Commitments, facts);
        Known(RecordKinds.Events, facts);
    }

    // What is written of a record says the same record again, and every figure of it.
    private static void Known<T>(RecordKind<T> kind, ReportFacts facts) where T : class
    {
        Assert.Equal(kind.Columns.Where(c => !c.Severe), kind.Mapper.Mapped);
        Assert.NotEmpty(kind.In(facts));
        Assert.All(kind.In(facts), record => Assert.Equal(kind.Cells(record), kind.Cells(kind.From(kind.Cells(record)))));
        Assert.All(kind.In(facts), record => Assert.Equal(kind.KeyOf(record), kind.KeyOf(kind.Cells(record))));
    }

    private async Task<IRenderedComponent<IComponent>> FormOfAsync(RecordKind kind)
    {
        if (kind.Form is RecordForm.Own or RecordForm.OfOwner)
        {
            return kind == RecordKinds.Convoys || kind == RecordKinds.Deliveries ? Open<ConvoyEntryPage>() : Open<RequestEntryPage>();
        }

        // The demonstration has none of these.
        if (kind == RecordKinds.Disaggregations)
        {
            await Store.ImportRowsAsync(kind, ["convoy", "delivery", "female"], ["D002", "D002-MAD", "20000"]);
        }
        else if (kind == RecordKinds.Items)
        {
            await Store.ImportRowsAsync(kind, ["convoy", "item", "unit"], ["D002", "kits", "boxes"]);
        }

        var key = kind.Form == RecordForm.General ? null : kind == RecordKinds.Operations
            ? Operation
            : await Store.ScalarAsync<string>($"select record_key from {kind.Table} where withdrawn_at is null order by recorded");
        return Open<RecordEntryPage>(more: p =>
        {
            p.Add(r => r.Kind, kind.Name);
            if (key is not null)
            {
                p.Add(r => r.Key, RecordAddress.Of(key));
            }
        });
    }

    // What identifies a record that is changed stands above the form, to be read.
    private static bool IsFixed(RecordKind kind, RecordColumn column) => kind.Form == RecordForm.Changes && kind.Key.Contains(column.Name);

    private static string FieldOf(RecordKind kind, RecordColumn column) => (kind.Form, column) switch
    {
        (_, { Type: CellType.Places }) => $"{RecordField.PlaceRows}.1.location",
        (RecordForm.OfOwner, { Name: "people_requested" }) => "lines.1.people",
        (RecordForm.OfOwner, _) => $"{(kind == RecordKinds.Deliveries ? "stops" : "lines")}.1.{column.Name}",
        _ => column.Name,
    };

    // Buttons and ticks to choose from are one field.
    private static int Times(List<string> names, string field) =>
        field is "mode" or "weekend" ? Math.Min(1, names.Count(n => n == field)) : names.Count(n => n == field);
}

using System.Globalization;
using AccessTracker.Data.Locations;
using AccessTracker.Data.Records.Doubts;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Entries;

/// <summary>
/// Understands what was typed into a form, and collects what cannot be understood and what is doubtful. What it returns is
/// written as the bundle has it; null where nothing was typed, or nothing that can be understood.
/// </summary>
public sealed class EntryReading(string formId, EntryFields fields, Situation situation, LocationIndex places, DateOnly today, RecordKinds kinds)
{
    /// <summary>In place of a code: the place is not in the list, and is proposed under the name that was typed.</summary>
    public const string NewPlace = "+";

    private const int LongestText = 4_000;
    private const int MostCandidates = 5;

    // As the bundle's numbers: more than everybody on earth.
    private const long MostPeople = 10_000_000_000;

    private readonly List<EntryProblem> _problems = [];
    private readonly List<EntryDoubt> _doubts = [];
    private readonly Dictionary<string, IReadOnlyList<Location>> _candidates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProposedLocation> _proposed = new(StringComparer.Ordinal);
    private readonly List<(string Row, string Label, string Wording)> _wordings = [];
    private readonly HashSet<ProposedAlias> _aliases = [];

    public EntryFields Fields => fields;

    public Situation Situation => situation;

    public DateOnly Today => today;

    public RecordKinds Kinds => kinds;

    public IReadOnlyList<EntryProblem> Problems => _problems;

    public IReadOnlyList<EntryDoubt> Doubts => _doubts;

    /// <summary>The places that the rows name and the operation does not have, to be saved with them.</summary>
    public IReadOnlyCollection<ProposedLocation> Proposed => _proposed.Values;

    /// <summary>Spellings that were said to be other names of places, to be proposed with the rows.</summary>
    public IReadOnlyCollection<ProposedAlias> Aliases => _aliases;

    /// <summary>
    /// A key for a record that nobody wants to name: the same of the same form however often it is sent, so that an answer that was
    /// lost can be given again, and of no other form.
    /// </summary>
    public string OwnKey(string beginning) => $"{beginning}-{formId[^4..].ToUpperInvariant()}";

    public string? ProblemOf(string field) => _problems.FirstOrDefault(p => p.Field == field)?.Text;

    /// <summary>What a place that was not understood may mean; null: it was understood.</summary>
    public IReadOnlyList<Location>? CandidatesOf(string field) => _candidates.GetValueOrDefault(field);

    /// <summary>Whether what stands in the field of a place can become another name of one.</summary>
    public bool CanBeAlias(string field) => places.IsFree(fields[field]);

    public void Problem(string field, string text) => _problems.Add(new EntryProblem(field, text));

    /// <param name="field">Where it stands.</param>
    /// <param name="kind">Which doubt; with the value it makes the id.</param>
    /// <param name="text">For the person.</param>
    /// <param name="instead">See <see cref="EntryDoubt.Instead"/>.</param>
    public void Doubt(string field, string kind, string text, string? instead = null) =>
        _doubts.Add(new EntryDoubt($"{kind}:{field}:{EntryDay.Shown(fields[field].Trim())}", field, text) { Instead = instead });

    public string? Text(string field, bool isRequired = false)
    {
        var text = fields[field].Trim();
        if (text.Length > LongestText)
        {
            Problem(field, Format.With(Texts.EntryTooLong, LongestText));
            return null;
        }

        return text.Length > 0 ? text : Missing(field, isRequired);
    }

    /// <summary>One of the words of <typeparamref name="T"/>.</summary>
    public T? Choice<T>(string field, bool isRequired = false) where T : struct, Enum
    {
        var text = fields[field];
        if (EnumCode.TryParse<T>(text, out var value))
        {
            return value;
        }

        if (text.Length > 0)
        {
            Problem(field, Texts.EntryChoose);
        }
        else
        {
            Missing(field, isRequired);
        }

        return null;
    }

    /// <summary>One of <paramref name="words"/>, as the bundle writes it.</summary>
    public string? OneOf(string field, IReadOnlyList<string> words, bool isRequired = false)
    {
        var text = fields[field];
        if (text.Length == 0 || words.Contains(text))
        {
            return text.Length > 0 ? text : Missing(field, isRequired);
        }

        Problem(field, Texts.EntryChoose);
        return null;
    }

    /// <summary>A whole number, however written; the words around it are kept for <see cref="Note"/>.</summary>
    /// <param name="row">The beginning of the names of the row's fields; empty: of the record itself.</param>
    /// <param name="label">What the figure is, for the note.</param>
    /// <param name="noun">What may be said behind it.</param>
    public long? Number(string field, string row = "", string label = "", bool isRequired = false, FigureNoun noun = FigureNoun.People)
    {
        var text = fields[field].Trim();
        if (text.Length == 0)
        {
            Missing(field, isRequired);
            return null;
        }

        var figure = TypedFigure.Whole(text, MostPeople, noun)!;
        if (figure.Fault == FigureFault.PointOrGroup
            && TypedFigure.Whole(text.Replace(".", "", StringComparison.Ordinal), MostPeople, noun) is { Value: { } grouped } other)
        {
            // There are no parts of people: only thousands can be meant, unless a digit is missing.
            figure = other;
            Doubt(field, EnumCode.Of(DoubtCode.PointOrGroup),
                new Doubt(DoubtCode.PointOrGroup, field, text, grouped, TypedFigure.Pointed(text)).Message);
        }

        if (figure.Value is not { } value)
        {
            Problem(field, EnumText.Of(figure.Fault!.Value));
            return null;
        }

        if (figure.Wording is { } wording)
        {
            _wordings.Add((row, label, wording));
        }

        return (long)value;
    }

    /// <summary>Metric tonnes, with decimals.</summary>
    public decimal? Tonnes(string field)
    {
        var text = fields[field].Trim();
        if (text.Length == 0)
        {
            return null;
        }

        var tonnes = TypedFigure.Tonnes(text, MostPeople)!;
        if (tonnes.Fault is { } fault)
        {
            Problem(field, EnumText.Of(fault));
        }

        if (tonnes.Value is { } value && TypedFigure.Pointed(text) is not null)
        {
            Doubt(field, EnumCode.Of(DoubtCode.PointOrGroup), new Doubt(DoubtCode.PointOrGroup, field, text, value, value * 1_000).Message);
        }
        else if (tonnes.Value is { } grouped && HasDecimalComma && TypedFigure.Commaed(text) is { } part)
        {
            Doubt(field, EnumCode.Of(DoubtCode.PointOrGroup), new Doubt(DoubtCode.PointOrGroup, field, text, grouped, part).Message);
        }

        return tonnes.Value;
    }

    private static bool HasDecimalComma => CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator == ",";

    /// <summary>An hour of the day.</summary>
    public TimeOnly? Hour(string field)
    {
        var text = fields[field].Trim();
        var hour = text.Length == 0 ? null : TypedHour.Read(text);
        if (text.Length > 0 && hour is null)
        {
            Problem(field, Texts.EntryNotAnHour);
        }

        return hour;
    }

    public DateOnly? Day(string field, bool isRequired = false)
    {
        var text = fields[field].Trim();
        if (text.Length == 0)
        {
            Missing(field, isRequired);
            return null;
        }

        var typed = TypedDay.Read(text, today)!;
        if (typed.Day is not { } day)
        {
            Problem(field, EnumText.Of(typed.Fault!.Value));
            return null;
        }

        if (typed.Other is { } other)
        {
            Doubt(field, "day", Format.With(Texts.EntryDayAmbiguous, text, Format.LongDay(day), Format.LongDay(other)));
        }

        return day;
    }

    /// <summary>The code of the place meant. A place that is not in the list gets one, and is among <see cref="Proposed"/>.</summary>
    public string? Place(string field, bool isRequired = false)
    {
        var text = fields[field].Trim();
        if (text.Length == 0)
        {
            return Missing(field, isRequired);
        }

        // Chosen from the list, for the very words that stand there now.
        var code = fields[$"{field}.named"].Trim() == text ? fields[$"{field}.code"] : "";
        if (code == NewPlace)
        {
            return Propose(field, text);
        }

        if (code.Length > 0 && situation.Locations.ContainsKey(code))
        {
            if (fields.IsChecked($"{field}.alias") && CanBeAlias(field))
            {
                _aliases.Add(new ProposedAlias(code, text));
            }

            return code;
        }

        if (places.Exact(text) is { } place)
        {
            return place.Code;
        }

        var match = places.Resolve(text);
        var candidates = match.Location is { } near ? [near]
            : match.Candidates.Count > 0 ? match.Candidates : places.Candidates(text, MostCandidates);
        _candidates[field] = candidates;
        Problem(field,
            Format.With(match.Location is not null ? Texts.EntryPlaceNear : candidates.Count > 0 ? Texts.EntryPlaceUnclear : Texts.EntryPlaceUnknown,
                text));
        return null;
    }

    /// <summary>What is typed into a note, and the words around the figures of its row.</summary>
    public string? Note(string field, string row = "")
    {
        var note = Text(field);
        var words = _wordings.Where(w => w.Row == row).Select(w => FigureWording.Of(w.Label, w.Wording))
            .Where(w => note?.Contains(w, StringComparison.Ordinal) != true);
        return string.Join("; ", new[] { note }.OfType<string>().Concat(words)) is { Length: > 0 } text ? text : null;
    }

    private string? Missing(string field, bool isRequired)
    {
        if (isRequired)
        {
            Problem(field, Texts.EntryMissing);
        }

        return null;
    }

    private string? Propose(string field, string name)
    {
        var governorate = fields[$"{field}.governorate"].Trim();
        if (governorate.Length == 0)
        {
            Problem(field, Texts.EntryGovernorateMissing);
            _candidates[field] = [];
            return null;
        }

        var key = LocationName.Fold(name);
        if (!_proposed.TryGetValue(key, out var proposed))
        {
            // The same of the same form however often it is sent, and of no other.
            var code = string.Create(
                CultureInfo.InvariantCulture, $"{ProposedLocation.Prefix}{formId[^6..].ToUpperInvariant()}-{_proposed.Count + 1}");
            _proposed[key] = proposed = new ProposedLocation(code, name, governorate);
        }

        return proposed.Code;
    }
}

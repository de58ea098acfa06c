using AccessTracker.Data.Export;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// Makes the cells of a sheet's row into those of the bundle's files. What it does not understand it hands on as it stands,
/// for the import to refuse with its row and value.
/// </summary>
internal sealed class SheetReader
{
    private const int MostRemembered = 20_000;
    private const string Agencies = "convoys.agencies";

    private readonly SheetMapping _mapping;
    private readonly SheetContext _context;
    private readonly string _sender;
    private readonly bool _countsFrom1904;
    private readonly MergedTotals _totals;
    private readonly bool _isAgencyAssumed;
    private readonly SheetFigures _figures;
    private readonly Dictionary<string, int> _index;
    private readonly Dictionary<string, Func<SheetLine, string>> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<RecordKind, (string Name, Func<SheetLine, string> Text)[]> _columns = [];

    /// <param name="sender">The agency of convoys of which the sheet names none.</param>
    /// <param name="totals">What merged cells tell of convoys; null: nothing is known of them yet.</param>
    public SheetReader(SheetMapping mapping, SheetContext context, string sender, bool countsFrom1904, MergedTotals? totals = null)
    {
        (_mapping, _context, _sender, _countsFrom1904) = (mapping, context, sender, countsFrom1904);
        _totals = totals ?? MergedTotals.None;
        Kind = mapping.Of;
        _figures = new SheetFigures(mapping);
        Parts = PeopleParts.Of(mapping, _figures);
        _index = mapping.Columns.Index().Where(c => c.Item.Field is not null).ToDictionary(c => c.Item.Field!, c => c.Index, StringComparer.Ordinal);
        foreach (var field in Kind.Fields.Where(f => mapping.Has(f.Name)))
        {
            _texts[field.Name] = Reader(field);
        }

        if (Parts is { } parts)
        {
            _texts[Kind.People!.Name] = parts.Text;
        }

        if (Kind == SheetKind.Bulletins && _texts.TryGetValue(BulletinFields.Governorate, out var named))
        {
            var known = new Dictionary<string, string>(StringComparer.Ordinal);
            _texts[BulletinFields.Governorate] = line => named(line) is var text && known.TryGetValue(text, out var name)
                ? name
                : known[text] = _context.Places.GovernorateOf(text);
        }

        foreach (var field in Kind.Derived)
        {
            var written = _texts.GetValueOrDefault(field.Name);
            Func<SheetLine, string> made = field == Kind.Link ? MadeLink
                : field.Column.Name == "received_on" ? line => Text(BulletinFields.Day, line)
                : MadeRef;
            _texts[field.Name] = written is null ? made : line => written(line) is { Length: > 0 } text ? text : made(line);
        }

        if (mapping.Instead.Count > 0)
        {
            AnswerInstead();
        }

        if (Kind == SheetKind.Deliveries && !HasColumn(Kind.Link!) && !mapping.Has(Agencies))
        {
            // Whoever sent a sheet is not whose a convoy is that the store knows.
            _isAgencyAssumed = true;
            _texts[Agencies] = line => IsKnownHead(Link(line)) ? _context.TotalOf(Link(line), Agencies) : sender;
        }

        // A convoy of which the sheet has no total keeps the one it has.
        foreach (var field in _totals.Fields)
        {
            _texts[field] = line => _totals.Of(Link(line), field) ?? _context.TotalOf(Link(line), field);
        }

        foreach (var table in Kind.Tables)
        {
            var columns = Kind.Fields.Union(Kind.Derived).Where(f => f.Table == table && _texts.ContainsKey(f.Name))
                .Select(f => (f.Column.Name, _texts[f.Name]));
            _columns[table] = table == Kind.Head ? [.. columns.Prepend(("ref", _texts[Kind.Link!.Name]))]
                : table == RecordKinds.Monitoring && Kind == SheetKind.Bulletins ? [.. Watching()]
                : table == RecordKinds.Disaggregations && table == Kind.Tail ? [("convoy", _texts[Kind.Link!.Name]), ("delivery", DeliveryRef),
                    .. columns, .. SplitColumns.Made(mapping, PartOf)]
                : table == Kind.Tail ? [("request", _texts[Kind.Link!.Name]), ("location", _texts.GetValueOrDefault(Kind.Place!.Name, _ => "")),
                    .. columns]
                : [.. columns];
        }
    }

    /// <summary>Has the words around figures kept with the records.</summary>
    public void Keep(RowWordings wordings)
    {
        var name = wordings.Column.Name;
        var own = _columns[wordings.Table].FirstOrDefault(c => c.Name == name).Text;
        _columns[wordings.Table] = [.. _columns[wordings.Table].Where(c => c.Name != name), (name, line => wordings.Text(line, own?.Invoke(line)))];
    }

    public SheetKind Kind { get; }

    /// <summary>Each row tells all that a convoy or request needs, so that one which is stored may change too.</summary>
    public bool TellsHeads => Kind.Required.Where(f => f.Table == Kind.Head).All(HasColumn);

    /// <summary>The convoys are made of day, agency and mode, for the sheet names none.</summary>
    public bool MakesHeads => Kind.Link is { } link && !HasColumn(link);

    public IReadOnlyList<string> Header(RecordKind table) => [.. _columns[table].Select(c => c.Name)];

    public IReadOnlyList<string> Row(RecordKind table, SheetLine line) => [.. _columns[table].Select(c => c.Text(line))];

    /// <summary>The key of the convoy or request that the row belongs to.</summary>
    public string Link(SheetLine line) => _texts[Kind.Link!.Name](line);

    public bool IsKnownHead(string link) => _context.Heads.Contains(link);

    /// <summary>A place of the row as it stands in the sheet, with the governorate beside it; null where the sheet names none.</summary>
    public IEnumerable<(string Name, string Governorate, string Code)> Places(SheetLine line) => Kind.Fields
        .Where(f => f.Column.Refers == RecordKinds.Locations && HasColumn(f))
        .Select(f => (Cell: Raw(f.Name, line), Governorate: Governorate(line), Code: f == Kind.Place ? PlaceCode(line) : ""))
        .Where(p => p.Cell is { IsBlank: false, Kind: not CellKind.Broken })
        .Select(p => (p.Cell.Text.Trim(), p.Governorate, p.Code));

    private bool HasColumn(SheetField field) => _index.ContainsKey(field.Name);

    private string Text(string field, SheetLine line) => _texts.TryGetValue(field, out var text) ? text(line) : "";

    private SheetCell Raw(string field, SheetLine line) =>
        _index.TryGetValue(field, out var column) ? line[column] : new SheetCell(_mapping.Constants.GetValueOrDefault(field, ""));

    /// <summary>A figure as the bundle writes it; what cannot be read as it stands.</summary>
    public string Figure(SheetField field, SheetCell cell) =>
        _figures.Read(field.Column, cell, _index.TryGetValue(field.Name, out var i) ? i : null).Text;

    /// <summary>The words of a figure, where they say more than it.</summary>
    public string? Wording(SheetField field, SheetCell cell, int index) => _figures.Read(field.Column, cell, index).Wording;

    /// <summary>Of the people that several columns tell; null: one tells them, or none.</summary>
    public PeopleParts? Parts { get; }

    /// <summary>The key of the record of a row, as the store has it.</summary>
    public string Key(RecordKind table, SheetLine line) => table == Kind.Head ? Link(line)
        : RecordKey.Of(table.Key.Select(k => Text($"{table.Sheet}.{k}", line) is { Length: > 0 } text ? text : table.Find(k)!.Default ?? ""));

    /// <summary>The key of the stop that the row tells of; empty: it tells of none.</summary>
    public string DeliveryRef(SheetLine line) =>
        Kind == SheetKind.Deliveries && Text("deliveries.location", line).Length > 0 ? Text("deliveries.ref", line) : "";

    /// <summary>The people of the row, whichever columns tell them.</summary>
    public string People(SheetLine line) => Kind.People is { } people ? Text(people.Name, line) : "";

    /// <summary>What the row tells of a field, as the bundle writes it.</summary>
    public string Read(SheetField field, SheetLine line) => Text(field.Name, line);

    /// <summary>Whether the row tells of a record of the kind's table: in a bulletin none of violations is none.</summary>
    public bool TellsTable(SheetLine line) => Kind != SheetKind.Bulletins || Text(BulletinFields.Count, line) is not ("" or "0");

    // A figure that is merged over several rows is of none of them.
    private string PartOf(string field, SheetLine line) => Raw(field, line) is { IsBlank: false, Kind: not CellKind.Broken } cell
        && !(cell.Merged is { } rows && rows.Last > rows.First) && Kind.Field(field) is { } part ? Figure(part, cell) : "";

    /// <summary>Whether the row tells of an answer to its request, of who received, or that a centre watched.</summary>
    public bool TellsTail(SheetLine line) => Kind == SheetKind.Bulletins ? IsWatched(line)
        : Kind == SheetKind.Deliveries ? DeliveryRef(line).Length > 0 && _columns[Kind.Tail!].Skip(2).Any(c => c.Text(line).Length > 0)
        : Kind.Tail is { } tail && _columns[tail].Skip(2).Any(c => c.Text(line).Length > 0)
            && !SheetWords.IsNoAnswer(Raw("decisions.decision", line).Text);

    // Who gives a count of a governorate has watched it; that all of the country was watched is said, or it was not.
    private bool IsWatched(SheetLine line) => Text(BulletinFields.Monitored, line) is { Length: > 0 } said ? said == BulletinFields.Yes
        : Text(BulletinFields.Governorate, line).Length > 0 && Text(BulletinFields.Count, line).Length > 0;

    private IEnumerable<(string Name, Func<SheetLine, string> Text)> Watching() =>
        new[] { BulletinFields.Centre, BulletinFields.Day, BulletinFields.Governorate, BulletinFields.Source }.Where(_texts.ContainsKey)
            .Select(f => (f[(f.IndexOf('.', StringComparison.Ordinal) + 1)..], _texts[f]));

    /// <summary>The place as it stands in the row.</summary>
    public string PlaceName(SheetLine line) => Kind.Place is { } place ? Raw(place.Name, line).Text : "";

    /// <summary>The P-code of a governorate; empty: nobody knows it.</summary>
    public string PcodeOf(string governorate) => _context.Places.PcodeOf(governorate);

    /// <summary>What stands beside the place.</summary>
    public string Governorate(SheetLine line) => Kind.Governorate is { } field ? Raw(field.Name, line).Text.Trim() : "";

    /// <summary>The P-code that stands beside the place.</summary>
    public string PlaceCode(SheetLine line) => Raw(SheetKind.PlaceCode, line).Text.Trim();

    // Of one day, agency and mode there is one convoy; of one day, authority and plan one request.
    private string MadeLink(SheetLine line) => Kind == SheetKind.Deliveries
        ? SheetRefs.Of(
            Text("deliveries.day", line),
            (!_isAgencyAssumed && Text(Agencies, line) is { Length: > 0 } agency ? agency : _sender).ToUpperInvariant(),
            Text("convoys.mode", line))
        : SheetRefs.Of(Text("requests.submitted_on", line), Text("requests.authority", line).ToUpperInvariant(), Text("requests.plan", line));

    private string MadeRef(SheetLine line)
    {
        if (Kind.Table == RecordKinds.Convoys)
        {
            return SheetRefs.Of(
                Text("convoys.departed_on", line), (Text(Agencies, line) is { Length: > 0 } agency ? agency : _sender).ToUpperInvariant(),
                Text("convoys.origin", line), Text("convoys.mode", line));
        }

        if (Kind == SheetKind.Bulletins)
        {
            return SheetRefs.Bulletin(
                Text(BulletinFields.Arrangement, line), Text(BulletinFields.Centre, line), Text(BulletinFields.Day, line),
                [Text(BulletinFields.Governorate, line), .. Telling().Select(f => Text(f.Name, line))]);
        }

        if (Kind != SheetKind.Deliveries)
        {
            return SheetRefs.Of([.. Kind.Table.MadeOf.Select(c => Text($"{Kind.Name}.{c}", line))]);
        }

        var (convoy, place, day) = (Link(line), Text("deliveries.location", line), Text("deliveries.day", line));
        return _context.Deliveries.GetValueOrDefault((convoy, place, day)) ?? SheetRefs.Delivery(convoy, place, day);
    }

    // What tells several rows of one governorate apart, where the sheet has columns for it.
    private IEnumerable<SheetField> Telling() => Kind.Fields.Where(f => f.Column.Name is "kind" or "party" && HasColumn(f));

    // A row that was said to be about a stored record is about that one, and a stop about the one that its convoy has there.
    private void AnswerInstead()
    {
        if (Kind.Link is { } link)
        {
            var own = _texts[link.Name];
            _texts[link.Name] = line => Instead(Kind.Head!, own(line)) ?? own(line);
        }

        if (Kind == SheetKind.Deliveries || Kind.Link is null)
        {
            var name = $"{Kind.Table.Sheet}.ref";
            if (_texts.TryGetValue(name, out var key))
            {
                _texts[name] = line => Instead(Kind.Table, key(line)) ?? (Kind == SheetKind.Deliveries ? StopOf(line) : null) ?? key(line);
            }
        }
    }

    private string? Instead(RecordKind kind, string key) => _mapping.Instead.GetValueOrDefault(SheetMapping.InsteadKey(kind, key));

    private string? StopOf(SheetLine line) =>
        _context.Deliveries.GetValueOrDefault((Link(line), Text("deliveries.location", line), Text("deliveries.day", line)));

    private Func<SheetLine, string> Reader(SheetField field)
    {
        if (!_index.TryGetValue(field.Name, out var index))
        {
            var constant = Convert(field, new SheetCell(_mapping.Constants[field.Name]), null, ("", ""));
            return _ => constant;
        }

        var (order, isExchanged) = (_mapping.Columns[index].Order, _mapping.Columns[index].Swapped == SwappedDays.Exchanged);
        var words = field.Column.Type == CellType.Word ? SheetWords.Of(field.Column) : null;
        var remembered = new Dictionary<(string, (string, string)), string>();
        return line =>
        {
            var cell = line[index];
            if ((cell.IsBlank && (field != Kind.Place || PlaceCode(line).Length == 0))
                || (cell.Merged is not null && _totals.IsOfSeveral(index, cell)))
            {
                return "";
            }

            if (isExchanged && cell.Kind == CellKind.Day && SwappedDay.Of(cell.Text) is var (_, other))
            {
                return Cell.Day(other);
            }

            // Days, words and places are few in many rows, and dear to read.
            var isPlace = field.Column.Type is CellType.Places || field.Column.Refers == RecordKinds.Locations;
            if (words is null && !isPlace && field.Column.Type != CellType.Day)
            {
                return Convert(field, cell, order, ("", ""));
            }

            var key = (cell.Text, isPlace ? (Governorate(line), field == Kind.Place ? PlaceCode(line) : "") : ("", ""));
            if (!remembered.TryGetValue(key, out var text))
            {
                if (remembered.Count == MostRemembered)
                {
                    remembered.Clear();
                }

                remembered[key] = text = words is not null
                    ? WordQuestions.Answered(_mapping, field, cell.Text) ?? words.GetValueOrDefault(LocationName.Fold(cell.Text), cell.Text.Trim())
                    : Convert(field, cell, order, key.Item2);
            }

            return text;
        };
    }

    private string Convert(SheetField field, SheetCell cell, DayOrder? order, (string Governorate, string Code) beside)
    {
        var text = Trim(cell.Text);
        return field.Column.Type switch
        {
            CellType.Day when cell.Kind != CellKind.Day =>
                (SheetInstants.DayIn(text, _context.Zone) ?? SheetDays.Read(text, order, _countsFrom1904).Day) is { } day ? Cell.Day(day) : text,
            CellType.Number or CellType.Tonnes => Figure(field, cell),
            CellType.Reference when field.Column.Refers == RecordKinds.Locations =>
                _context.Places.Resolve(text, beside.Governorate, beside.Code) ?? text,
            CellType.Places => string.Join(';', Items(text).Select(t => _context.Places.Resolve(t, "") ?? t)),
            CellType.List => string.Join(';', Items(text)),
            CellType.Reference when field.Column.Refers is { } kind && _context.Named.GetValueOrDefault((kind, LocationName.Fold(text))) is { } key =>
                key,
            CellType.Key or CellType.Reference => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            _ => text,
        };
    }

    private static string[] Items(string text) =>
        text.Split([';', ',', '\u060C', '\u061B'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    // Marks of direction at the ends are none of the text's.
    internal static string Trim(string text) =>
        text.Trim().Trim('\u200E', '\u200F', '\u202A', '\u202B', '\u202C', '\u2066', '\u2067', '\u2068', '\u2069', '\u061C', '\uFEFF').Trim();
}

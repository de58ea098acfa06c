using AccessTracker.Domain.Ceasefire;

namespace AccessTracker.Data.Records.Kinds;

/// <summary>Who fights, what they agreed on, and who holds a place (ceasefire rules, sections 11 and 14).</summary>
internal static class PartyKinds
{
    public static readonly RecordKind<Party> Parties = new("parties.csv", "party", "party",
    [
        new("code", CellType.Key, "#group+code")
        {
            Required = true,
            Headings = new("Code; Party code", "الرمز; رمز الطرف", "Code; Code de la partie"),
        },
        new("name", CellType.Text, "#group+name+i_en")
        {
            Required = true, Names = NameGroup.Party,
            Headings = new("Name; Party; Name of the party", "الاسم (إنكليزي); الاسم بالإنكليزية", "Nom; Partie"),
        },
        new("name_ar", CellType.Text, "#group+name+i_ar") { Headings = Headings.ArabicName },
        new("kind", CellType.Word, "#group+type")
        {
            Required = true, Of = typeof(PartyKind),
            Headings = new("Kind; Type", "النوع", "Type; Nature"),
        },
        SharedColumns.Note,
        SharedColumns.Source,
    ], ["code"])
    {
        In = facts => facts.Ceasefire.Parties,
        CountsInReports = true,
        IsNamedByReports = true,
    };

    public static readonly RecordKind<Arrangement> Arrangements = new("arrangements.csv", "arrangement", "arrangement",
    [
        new("code", CellType.Key, "#activity+arrangement+id")
        {
            Required = true,
            Headings = new("Code; Arrangement code", "الرمز; رمز الترتيب", "Code; Code de l'arrangement"),
        },
        new("name", CellType.Text, "#activity+arrangement+name+i_en")
        {
            Required = true,
            Headings = new("Name; Arrangement; Agreement", "الاسم (إنكليزي); الاسم بالإنكليزية", "Nom; Arrangement; Accord"),
        },
        new("name_ar", CellType.Text, "#activity+arrangement+name+i_ar") { Headings = Headings.ArabicName },
        new("kind", CellType.Word, "#activity+arrangement+type")
        {
            Required = true, Of = typeof(ArrangementKind),
            Headings = new("Kind; Type", "النوع", "Type; Nature"),
        },
        new("from", CellType.Day, "#date+start")
        {
            Required = true, Stored = "from_day", MostAhead = Days.Year,
            Headings = Headings.From,
        },
        new("until", CellType.Day, "#date+end") { NotBefore = "from", MostAhead = 10 * Days.Year, Headings = Headings.Until },
        new("scope", CellType.Word, "#loc+scope")
        {
            Required = true, Of = typeof(ArrangementScope),
            Headings = new("Scope; Where it holds", "النطاق", "Portée; Champ"),
        },
        new("governorates", CellType.List, "#adm1+name+list")
        {
            IsLong = true, NeededWhen = ("scope", "governorate"),
            Headings = new("Governorates", "المحافظات", "Gouvernorats"),
        },
        new("locations", CellType.Places, "#loc+code+list")
        {
            NeededWhen = ("scope", "named"),
            Headings = new("Places; Locations", "الأماكن; المواقع", "Lieux; Localités"),
        },
        new("required_days", CellType.Number, "#indicator+required_days+num")
        {
            Least = 1, Most = 36_500,
            Headings = new("Days of calm required; Required days", "أيام الهدوء المطلوبة", "Jours de calme requis"),
        },
        SharedColumns.Note,
        SharedColumns.Source,
    ], ["code"])
    {
        TakesFiles = true,
        In = facts => facts.Ceasefire.Arrangements,
        Level = Domain.Access.Sensitivity.Low,
        CountsInReports = true,
        IsNamedByReports = true,
        ReachesBack = true,
    };

    public static readonly RecordKind<ArrangementParty> ArrangementParties =
        new("arrangement_parties.csv", "arrangement_party", "arrangement_party",
    [
        new("arrangement", CellType.Reference, "#activity+arrangement+id")
        {
            Required = true, Refers = Arrangements, Stored = "arrangement_id", Headings = Headings.Arrangement,
        },
        new("party", CellType.Reference, "#group+code") { Required = true, Refers = Parties, Stored = "party_id", Headings = Headings.PartyCode },
        new("from", CellType.Day, "#date+start") { Required = true, Stored = "from_day", HasHappened = true, Headings = Headings.From },
        new("until", CellType.Day, "#date+end") { NotBefore = "from", Headings = Headings.Until },
        new("how_ended", CellType.Word, "#status+end")
        {
            Of = typeof(PartyExit),
            Headings = new("How it ended", "كيف انتهى", "Comment cela a pris fin"),
        },
        SharedColumns.Source,
    ], ["arrangement", "party", "from"])
    {
        In = facts => facts.Ceasefire.ArrangementParties,
        CountsInReports = true,
        IsNamedByReports = true,
        ReachesBack = true,
    };

    public static readonly RecordKind<ControlEntry> Controls = new("controls.csv", "control", "control_entry",
    [
        PlaceKinds.Place with { Required = true },
        new("party", CellType.Reference, "#group+code") { Required = true, Refers = Parties, Stored = "party_id", Headings = Headings.PartyCode },
        new("from", CellType.Day, "#date+start") { Required = true, Stored = "from_day", HasHappened = true, Headings = Headings.From },
        new("authority", CellType.Text, "#org+authority")
        {
            Default = "UN", Recurs = true, Names = NameGroup.ListKeeper, Headings = Headings.Authority,
        },
        new("basis", CellType.Text, "#description+basis")
        {
            IsLong = true,
            Headings = new("Basis; Based on", "الأساس; بناء على", "Fondement; D'après"),
        },
        SharedColumns.Source,
    ], ["location", "from", "authority"])
    {
        In = facts => facts.Ceasefire.Controls,
        IsShownWithOwner = true,
        CountsInReports = true,
        IsNamedByReports = true,
        ReachesBack = true,
    };
}

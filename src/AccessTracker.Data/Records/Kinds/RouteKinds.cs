using AccessTracker.Domain.Ceasefire;

namespace AccessTracker.Data.Records.Kinds;

/// <summary>Ways to places, whether they are open, and what is to be drawn back from them (ceasefire rules, section 15).</summary>
internal static class RouteKinds
{
    public static readonly RecordKind<Route> Routes = new("routes.csv", "route", "route",
    [
        new("code", CellType.Key, "#loc+route+code")
        {
            Required = true,
            Headings = new("Code; Route code", "الرمز; رمز الطريق", "Code; Code de l'itinéraire"),
        },
        new("name", CellType.Text, "#loc+route+name+i_en")
        {
            Required = true,
            Headings = new("Name; Route; Road; Crossing", "الاسم (إنكليزي); الاسم بالإنكليزية", "Nom; Itinéraire; Route"),
        },
        new("name_ar", CellType.Text, "#loc+route+name+i_ar") { Headings = Headings.ArabicName },
        new("kind", CellType.Word, "#loc+route+type")
        {
            Required = true, Of = typeof(RouteKind),
            Headings = new("Kind; Type", "النوع", "Type; Nature"),
        },
        new("serves", CellType.Places, "#loc+code+list")
        {
            Headings = new("Serves; Places served", "يخدم; الأماكن المخدومة", "Dessert; Lieux desservis"),
        },
        SharedColumns.Note,
        SharedColumns.Source,
    ], ["code"])
    {
        In = facts => facts.Ceasefire.Routes,
        CountsInReports = true,
        IsNamedByReports = true,
    };

    public static readonly RecordKind<RouteState> RouteStates = new("route_states.csv", "route_state", "route_state",
    [
        new("route", CellType.Reference, "#loc+route+code") { Required = true, Refers = Routes, Stored = "route_id", Headings = Headings.Route },
        new("state", CellType.Word, "#status+route")
        {
            Required = true, Of = typeof(RouteCondition),
            Headings = new("State; Status", "الحالة", "État; Situation"),
        },
        new("from", CellType.Day, "#date+start") { Required = true, Stored = "from_day", HasHappened = true, Headings = Headings.From },
        new("by", CellType.Text, "#group+name")
        {
            Stored = "by_whom", Names = NameGroup.Party,
            Headings = new("By; By whom; Closed by", "من قبل; الجهة", "Par; Par qui"),
        },
        new("reason", CellType.Text, "#cause+reason")
        {
            IsLong = true,
            Headings = new("Reason; Cause", "السبب", "Raison; Motif"),
        },
        SharedColumns.Source,
    ], ["route", "from"])
    {
        In = facts => facts.Ceasefire.RouteStates,
        CountsInReports = true,
        IsNamedByReports = true,
        ReachesBack = true,
    };

    public static readonly RecordKind<Pullback> Pullbacks = new("pullbacks.csv", "pullback", "pullback",
    [
        new("route", CellType.Reference, "#loc+route+code") { Required = true, Refers = Routes, Stored = "route_id", Headings = Headings.Route },
        new("party", CellType.Reference, "#group+code")
        {
            Required = true, Refers = PartyKinds.Parties, Stored = "party_id", Headings = Headings.PartyCode,
        },
        new("what", CellType.Text, "#item+name")
        {
            Required = true, IsOffered = true,
            Headings = new("What; What is drawn back; Weapons", "ماذا; ما يسحب; الأسلحة", "Quoi; Ce qui est retiré; Armes"),
        },
        new("distance_m", CellType.Number, "#indicator+distance+m")
        {
            Required = true, Most = 1_000_000, Property = nameof(Pullback.Distance),
            Headings = new("Distance (m); Metres; Meters; Distance", "المسافة (م); المسافة", "Distance (m); Mètres; Distance"),
        },
        new("agreed_on", CellType.Day, "#date+agreed")
        {
            Required = true, HasHappened = true,
            Headings = new("Agreed on; Date agreed", "تاريخ الاتفاق", "Convenu le; Date de l'accord"),
        },
        new("due_on", CellType.Day, "#date+due") { NotBefore = "agreed_on", MostAhead = Days.Year, Headings = Headings.Due },
        new("done_on", CellType.Day, "#date+done")
        {
            NotBefore = "agreed_on", HasHappened = true,
            Headings = new("Done on; Date done", "تاريخ التنفيذ", "Fait le; Date d'exécution"),
        },
        SharedColumns.Source,
    ], ["route", "party", "what", "agreed_on"])
    {
        TakesFiles = true,
        In = facts => facts.Ceasefire.Pullbacks,
        CountsInReports = true,
        IsNamedByReports = true,
    };
}

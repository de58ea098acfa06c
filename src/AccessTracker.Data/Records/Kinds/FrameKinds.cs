using AccessTracker.Domain.Ceasefire;

namespace AccessTracker.Data.Records.Kinds;

/// <summary>What was promised by a day, and what framed the figures (ceasefire rules, sections 17 and 18).</summary>
internal static class FrameKinds
{
    public static readonly RecordKind<Commitment> Commitments = new("commitments.csv", "commitment", "commitment",
    [
        new("code", CellType.Key, "#activity+commitment+id")
        {
            Required = true,
            Headings = new("Code; Commitment code", "الرمز; رمز الالتزام", "Code; Code de l'engagement"),
        },
        new("name", CellType.Text, "#activity+commitment+name")
        {
            Required = true,
            Headings = new("Name; Commitment; Demand", "الاسم; الالتزام; المطلب", "Nom; Engagement; Demande"),
        },
        new("made_on", CellType.Day, "#date+made")
        {
            Required = true, HasHappened = true,
            Headings = new("Made on; Date made; Date", "تاريخ التعهد; التاريخ", "Pris le; Date"),
        },
        new("made_by", CellType.Text, "#org+name") { IsOffered = true, Headings = new("Made by; By", "الجهة المتعهدة; من قبل", "Pris par; Par") },
        new("scope", CellType.Word, "#loc+scope")
        {
            Required = true, Of = typeof(CommitmentScope),
            Headings = new("Scope; Which places", "النطاق", "Portée; Quels lieux"),
        },
        new("locations", CellType.Places, "#loc+code+list")
        {
            NeededWhen = ("scope", "named"),
            Headings = new("Places; Locations", "الأماكن; المواقع", "Lieux; Localités"),
        },
        new("due_on", CellType.Day, "#date+due")
        {
            Required = true, NotBefore = "made_on", MostAhead = 10 * Days.Year, Headings = Headings.Due,
        },
        new("test", CellType.Word, "#status+test")
        {
            Required = true, Of = typeof(CommitmentTest),
            Headings = new("Test; Kept when", "المعيار; يعتبر منفذاً عند", "Critère; Tenu quand"),
        },
        new("consequence", CellType.Text, "#description+consequence")
        {
            IsLong = true,
            Headings = new("Consequence; Otherwise", "العاقبة; وإلا", "Conséquence; Sinon"),
        },
        new("consequence_on", CellType.Day, "#date+consequence")
        {
            MostAhead = 10 * Days.Year,
            Headings = new("Consequence on; Consequence carried out on", "تاريخ العاقبة", "Conséquence le"),
        },
        new("fulfilled_on", CellType.Day, "#date+fulfilled")
        {
            HasHappened = true,
            Headings = new("Fulfilled on; Date fulfilled", "تاريخ الوفاء", "Tenu le; Date d'exécution"),
        },
        SharedColumns.Source,
    ], ["code"])
    {
        TakesFiles = true,
        In = facts => facts.Ceasefire.Commitments,
        CountsInReports = true,
        IsNamedByReports = true,
    };

    public static readonly RecordKind<OperationEvent> Events = new("events.csv", "event", "operation_event",
    [
        new("ref", CellType.Key, "#event+id")
        {
            Required = true,
            Headings = new("Event; Ref", "الحدث; المرجع", "Événement; Réf."),
        },
        new("day", CellType.Day, "#date+occurred") { Required = true, MostAhead = Days.Year, Headings = Headings.Day },
        new("kind", CellType.Word, "#event+type")
        {
            Required = true, Of = typeof(OperationEventKind),
            Headings = new("Kind; Type", "النوع", "Type; Nature"),
        },
        new("title", CellType.Text, "#event+name+i_en")
        {
            Required = true,
            Headings = new("Title; What happened", "العنوان (إنكليزي); العنوان بالإنكليزية", "Titre"),
        },
        new("title_ar", CellType.Text, "#event+name+i_ar")
        {
            Headings = new("Arabic title; Title (Arabic)", "العنوان; العنوان بالعربية", "Titre en arabe"),
        },
        new("reference", CellType.Text, "#meta+reference")
        {
            Headings = new("Document; Symbol; Number", "الوثيقة; رمز الوثيقة", "Document; Cote"),
        },
        PlaceKinds.Place,
        SharedColumns.Source,
    ], ["ref"])
    {
        TakesFiles = true,
        In = facts => facts.Ceasefire.Events,
        CountsInReports = true,
        IsNamedByReports = true,
        ReachesBack = true,
        MadeOf = ["day", "kind", "title"],
    };
}

using AccessTracker.Domain.Ceasefire;

namespace AccessTracker.Data.Records.Kinds;

/// <summary>What is said to have broken an arrangement, who watched, and who turned to whom (ceasefire rules, sections 12, 13 and 16).</summary>
internal static class AllegationKinds
{
    public static readonly RecordKind<Centre> Centres = new("centres.csv", "centre", "centre",
    [
        new("code", CellType.Key, "#org+centre+code")
        {
            Required = true,
            Headings = new("Code; Centre code", "الرمز; رمز المركز", "Code; Code du centre"),
        },
        new("name", CellType.Text, "#org+centre+name+i_en")
        {
            Required = true,
            Headings = new("Name; Centre; Center", "الاسم (إنكليزي); الاسم بالإنكليزية", "Nom; Centre"),
        },
        new("name_ar", CellType.Text, "#org+centre+name+i_ar") { Headings = Headings.ArabicName },
        new("run_by", CellType.Text, "#org+name") { IsOffered = true, Headings = new("Run by", "تديره; الجهة المديرة", "Géré par") },
        new("place", CellType.Text, "#loc+name") { Headings = new("Place; Where", "المكان", "Lieu; Où") },
        new("opened_on", CellType.Day, "#date+start") { Required = true, Headings = new("Opened on; Opened", "تاريخ الافتتاح", "Ouvert le") },
        new("closed_on", CellType.Day, "#date+end") { NotBefore = "opened_on", Headings = new("Closed on; Closed", "تاريخ الإغلاق", "Fermé le") },
        new("phone", CellType.Text, "#contact+phone") { Headings = new("Phone; Telephone", "الهاتف; رقم الهاتف", "Téléphone") },
        new("email", CellType.Text, "#contact+email") { Headings = new("E-mail; Email", "البريد الإلكتروني", "Courriel; E-mail") },
        new("languages", CellType.Text, "#contact+languages") { IsOffered = true, Headings = new("Languages", "اللغات", "Langues") },
        new("hours", CellType.Text, "#contact+hours") { IsOffered = true, Headings = new("Hours; Opening hours", "ساعات العمل", "Heures; Horaires") },
        SharedColumns.Source,
    ], ["code"])
    {
        In = facts => facts.Ceasefire.Centres,
        CountsInReports = true,
        IsNamedByReports = true,
        ReachesBack = true,
    };

    private static readonly RecordColumn _centre =
        new("centre", CellType.Reference, "#org+centre+code") { Refers = Centres, Stored = "centre_id", Headings = Headings.Centre };

    private static readonly RecordColumn _governorate =
        new("governorate", CellType.Text, "#adm1+name") { Recurs = true, Headings = Headings.Governorate };

    public static readonly RecordKind<Allegation> Allegations = new("allegations.csv", "allegation", "allegation",
    [
        new("ref", CellType.Key, "#event+allegation+id")
        {
            Required = true,
            Headings = new("Allegation; Ref; Reference; Allegation number", "الادعاء; المرجع; رقم الادعاء", "Allégation; Réf.; Référence"),
        },
        new("arrangement", CellType.Reference, "#activity+arrangement+id")
        {
            Required = true, Refers = PartyKinds.Arrangements, Stored = "arrangement_id", Headings = Headings.Arrangement,
        },
        new("day", CellType.Day, "#date+occurred") { Required = true, HasHappened = true, Headings = Headings.Day },
        new("received_on", CellType.Day, "#date+received")
        {
            Required = true, HasHappened = true, NotBefore = "day",
            Headings = new("Received on; Date received; Received", "تاريخ الاستلام; تاريخ الورود", "Reçue le; Reçu le"),
        },
        _centre,
        PlaceKinds.Place,
        _governorate,
        new("kind", CellType.Text, "#event+type")
        {
            Required = true, Recurs = true, Names = NameGroup.AllegationKind, Usual = Usual.Violations,
            Headings = new("Kind; Type; Violation", "النوع; نوع الخرق; الخرق", "Type; Nature; Violation"),
        },
        new("party", CellType.Text, "#group+party")
        {
            Names = NameGroup.Party,
            Headings = new("Party; Accused; Party accused; By whom", "الطرف; الطرف المتهم", "Partie; Partie mise en cause"),
        },
        new("count", CellType.Number, "#indicator+violations+num")
        {
            Default = "1", Least = 1, Most = 1_000_000, Stored = "violations",
            Headings = new("Count; Number of violations; Violations", "العدد; عدد الخروقات", "Nombre; Nombre de violations"),
        },
        new("killed", CellType.Number, "#affected+killed") { Headings = new("Killed; Deaths", "القتلى; عدد القتلى", "Tués; Morts") },
        new("injured", CellType.Number, "#affected+injured") { Headings = new("Injured; Wounded", "الجرحى; عدد الجرحى", "Blessés") },
        new("description", CellType.Text, "#description") { IsLong = true, Headings = Headings.Description },
        new("informant", CellType.Text, "#meta+informant")
        {
            Severe = true, IsCounted = false,
            Headings = new("Informant; Told by", "المخبر; مصدر البلاغ", "Informateur"),
        },
        SharedColumns.Source with { Severe = true },
    ], ["ref"])
    {
        TakesFiles = true,
        In = facts => facts.Ceasefire.Allegations,
        IsCoordinated = true,
        CountsInReports = true,
        IsNamedByReports = true,
        KnownBy = "received_on",
        MadeOf = ["arrangement", "centre", "day", "governorate", "location", "kind", "party"],
        IsLow = (visibility, alias) => visibility.IsAssessed(alias),
    };

    public static readonly RecordKind<AllegationStep> AllegationSteps = new("allegation_steps.csv", "allegation_step", "allegation_step",
    [
        new("allegation", CellType.Reference, "#event+allegation+id")
        {
            Required = true, Refers = Allegations, Stored = "allegation_id",
            Headings = new("Allegation; Allegation ref; Ref", "الادعاء; مرجع الادعاء", "Allégation; Réf. de l'allégation"),
        },
        new("on", CellType.Day, "#date+step") { Required = true, Stored = "on_day", HasHappened = true, Headings = Headings.Day },
        new("step", CellType.Word, "#status+allegation")
        {
            Required = true, Of = typeof(AllegationStepKind),
            Headings = new("Step; What was done; Result", "الخطوة; الإجراء; النتيجة", "Étape; Suite donnée; Résultat"),
        },
        new("by", CellType.Text, "#org+by") { Stored = "by_whom", IsOffered = true, Headings = new("By; By whom", "من قبل; الجهة", "Par; Par qui") },
        new("to", CellType.Text, "#org+to")
        {
            Stored = "to_whom", IsOffered = true,
            Headings = new("To; To whom; Referred to", "إلى; الجهة المحال إليها", "À; À qui"),
        },
        SharedColumns.Note,
        SharedColumns.Source,
    ], ["allegation", "on", "step"])
    {
        TakesFiles = true,
        In = facts => facts.Ceasefire.AllegationSteps,
        Level = Domain.Access.Sensitivity.Low,
        CountsInReports = true,
        IsNamedByReports = true,
        Broken = BundleRules.OfAllegationStep,
    };

    public static readonly RecordKind<MonitoringEntry> Monitoring = new("monitoring.csv", "monitoring", "monitoring_entry",
    [
        _centre with { Required = true },
        new("day", CellType.Day, "#date+occurred") { Required = true, HasHappened = true, Headings = Headings.Day },
        _governorate,
        SharedColumns.Note,
        SharedColumns.Source,
    ], ["centre", "day", "governorate"])
    {
        TakesFiles = true,
        In = facts => facts.Ceasefire.Monitoring,
        CountsInReports = true,
        IsNamedByReports = true,
    };

    public static readonly RecordKind<Appeal> Appeals = new("appeals.csv", "appeal", "appeal",
    [
        new("ref", CellType.Key, "#event+appeal+id")
        {
            Required = true,
            Headings = new("Appeal; Ref; Reference; Call number", "النداء; المرجع; رقم النداء", "Appel; Réf.; Référence"),
        },
        _centre with { Required = true },
        new("received_on", CellType.Day, "#date+received")
        {
            Required = true, HasHappened = true,
            Headings = new("Received on; Date received; Date", "تاريخ الاستلام; التاريخ", "Reçu le; Date"),
        },
        new("kind", CellType.Word, "#event+type")
        {
            Required = true, Of = typeof(AppealKind),
            Headings = new("Kind; Type; About", "النوع; نوع النداء", "Type; Objet"),
        },
        PlaceKinds.Place,
        _governorate,
        new("caller", CellType.Text, "#contact+name")
        {
            Severe = true, IsCounted = false,
            Headings = new("Caller; Called by", "المتصل; اسم المتصل", "Appelant"),
        },
        new("summary", CellType.Text, "#description") { IsLong = true, Headings = new("Summary; What was asked", "الملخص", "Résumé") },
        new("handled_on", CellType.Day, "#date+handled")
        {
            HasHappened = true, NotBefore = "received_on",
            Headings = new("Handled on; Date handled", "تاريخ المعالجة", "Traité le"),
        },
        new("outcome", CellType.Text, "#description+outcome")
        {
            IsLong = true,
            Headings = new("Outcome; What was done", "النتيجة", "Résultat; Suite donnée"),
        },
        new("became", CellType.Text, "#meta+became")
        {
            NamesRecord = true, IsCounted = false,
            Headings = new("Became; Led to", "أصبح; أدى إلى", "Devenu; A donné lieu à"),
        },
        SharedColumns.Source,
    ], ["ref"])
    {
        TakesFiles = true,
        In = facts => facts.Ceasefire.Appeals,
        IsCoordinated = true,
        CountsInReports = true,
        IsNamedByReports = true,
        MadeOf = ["centre", "received_on", "kind", "location", "governorate"],
    };
}

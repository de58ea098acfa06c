using AccessTracker.Data.Records.Doubts;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Permits;

namespace AccessTracker.Data.Records.Kinds;

/// <summary>Requests for access, their lines, and what was answered.</summary>
internal static class PermitKinds
{
    public static readonly RecordKind<AccessRequest> Requests = new("requests.csv", "request", "access_request",
    [
        new("ref", CellType.Key, "#activity+request+id")
        {
            Required = true,
            Headings = new(
                "Request; Request number; Request no; Request ref; Request ID; Ref; Reference",
                "الطلب; رقم الطلب; مرجع الطلب; المرجع",
                "Demande; Numéro de la demande; N° de demande; N° de la demande; Réf. de la demande"),
        },
        new("authority", CellType.Text, "#org+authority")
        {
            Required = true, Recurs = true, Names = NameGroup.Authority,
            Headings = new(
                "Authority; Submitted to; Addressed to; Requested from",
                "الجهة; مقدم إلى; الجهة الموجه إليها; السلطة",
                "Autorité; Autorités; Autorité concernée; Soumis à; Soumise à; Adressé à; Adressée à; Demandé à"),
        },
        new("submitted_on", CellType.Day, "#date+requested")
        {
            Required = true, HasHappened = true,
            Headings = new(
                "Submitted on; Submission date; Date of submission; Date of request; Request date; Date; Requested on",
                "تاريخ التقديم; تاريخ الطلب; التاريخ",
                "Soumis le; Date de soumission; Date de la demande; Date de demande; Soumise le; Demandé le"),
        },
        new("due_on", CellType.Day, "#date+due")
        {
            After = "submitted_on",
            Headings = new(
                "Due on; Answer due; Due date; Deadline",
                "الموعد النهائي; تاريخ الاستحقاق",
                "Échéance; Date d'échéance; Réponse attendue le"),
        },
        new("plan", CellType.Text, "#activity+plan+name")
        {
            IsOffered = true,
            Headings = new("Plan; Monthly plan; Plan name", "الخطة; خطة; اسم الخطة", "Plan mensuel; Nom du plan"),
        },
        new("line", CellType.Word, "#modality+line") { Default = "cross_line", Of = typeof(SupplyLine), Headings = Headings.Line },
        new("track", CellType.Word, "#modality+track") { Default = "inter_agency", Of = typeof(Track), Headings = Headings.Track },
        SharedColumns.Note,
        SharedColumns.Source,
    ], ["ref"])
    {
        TakesFiles = true,
        In = facts => facts.Requests,
        Form = RecordForm.Own,
        IsCoordinated = true,
        CountsInReports = true,
        KnownBy = "submitted_on",
        IsOpen = (visibility, alias) => visibility.HasOpenLine(alias),
        Between = DoubtDays.OfRequest,
    };

    private static readonly RecordColumn _request =
        new("request", CellType.Reference, "#activity+request+id")
        {
            Required = true, Refers = Requests, Stored = "request_id", Headings = Headings.Request,
        };

    public static readonly RecordKind<RequestLine> RequestLines = new("request_lines.csv", "line", "request_line",
    [
        _request with { NotOnForm = "the form is the request's" },
        PlaceKinds.Place with { Required = true },
        new("people_requested", CellType.Number, "#targeted+requested")
        {
            Headings = new(
                "People requested; People; Beneficiaries; Requested beneficiaries; Target; People in request",
                "عدد الأشخاص المطلوب; عدد المستفيدين; عدد الأشخاص; المستفيدون",
                "Personnes demandées; Bénéficiaires demandés; Bénéficiaires; Personnes"),
        },
    ], ["request", "location"])
    {
        In = facts => facts.Lines,
        IsShownWithOwner = true,
        Form = RecordForm.OfOwner,
        IsCoordinated = true,
        CountsInReports = true,
        IsNamedByReports = true,
        IsOpen = (visibility, alias) => visibility.HasOpenAnswer(alias),
        Numbers = DoubtNumbers.OfLine,
    };

    public static readonly RecordKind<Decision> Decisions = new("decisions.csv", "decision", "decision",
    [
        _request,
        PlaceKinds.Place with { Required = true },
        new("decision", CellType.Word, "#status+permit")
        {
            Required = true, Of = typeof(DecisionKind), Property = nameof(Decision.Kind),
            Headings = new(
                "Decision; Answer; Response; Status; Approval",
                "القرار; الرد; الجواب; الموافقة; الحالة",
                "Décision; Réponse; Statut; Approbation; Accord"),
        },
        new("decided_on", CellType.Day, "#date+decided")
        {
            Required = true, HasHappened = true,
            Headings = new(
                "Decided on; Decision date; Date of decision; Date of answer; Answer date; Date; Date of approval",
                "تاريخ القرار; تاريخ الرد; تاريخ الموافقة; التاريخ",
                "Décidé le; Date de la décision; Date de décision; Date de la réponse; Date de réponse; Date d'approbation"),
        },
        new("party", CellType.Text, "#group+party") { Names = NameGroup.Party, Headings = Headings.Party },
        new("step", CellType.Text, "#status+step")
        {
            Names = NameGroup.Step,
            Headings = new("Step; Stage; Level", "المرحلة; الخطوة", "Étape; Niveau"),
        },
        new("people_approved", CellType.Number, "#targeted+approved")
        {
            Headings = new(
                "People approved; Approved beneficiaries; Approved; Number approved",
                "عدد الأشخاص الموافق عليهم; العدد الموافق عليه; عدد المستفيدين الموافق عليهم",
                "Personnes approuvées; Bénéficiaires approuvés; Nombre approuvé"),
        },
        new("conditions", CellType.Text, "#access+conditions")
        {
            IsOffered = true,
            IsLong = true,
            Headings = new("Conditions; Restrictions", "الشروط; شروط", "Restrictions; Conditions posées"),
        },
        new("valid_from", CellType.Day, "#date+start+valid")
        {
            MostAhead = Days.Year,
            Headings = new("Valid from; Valid since; From", "صالح من; ساري من; من تاريخ", "Valable du; Valable à partir du; Du"),
        },
        new("valid_to", CellType.Day, "#date+end+valid")
        {
            Headings = new(
                "Valid to; Valid until; Until; To; Expires on",
                "صالح حتى; ساري حتى; حتى تاريخ; إلى تاريخ",
                "Valable jusqu'au; Au; Expire le"),
        },
        SharedColumns.Note,
        SharedColumns.Source,
    ], ["request", "location", "decided_on", "decision", "party", "step"])
    {
        TakesFiles = true,
        BelongsToLine = true,
        In = facts => facts.Decisions,
        IsShownWithOwner = true,
        Form = RecordForm.Changes,
        IsCoordinated = true,
        CountsInReports = true,
        IsOpen = (visibility, alias) => visibility.IsSettled(alias),
        Broken = BundleRules.OfDecision,
        Between = DoubtDays.OfDecision,
        Numbers = DoubtNumbers.OfDecision,
    };

    public static readonly RecordKind<Clearance> Clearances = new("clearances.csv", "clearance", "clearance",
    [
        _request,
        PlaceKinds.Place with { Required = true },
        new("kind", CellType.Text, "#access+type")
        {
            Required = true, Recurs = true, Names = NameGroup.ClearanceKind,
            Headings = new("Kind; Type; Clearance; Type of clearance", "النوع; نوع التصريح; التصريح", "Type d'incident; Nature; Catégorie; Genre"),
        },
        new("party", CellType.Text, "#group+party") { Required = true, Recurs = true, Names = NameGroup.Party, Headings = Headings.Party },
        new("state", CellType.Word, "#status+clearance")
        {
            Required = true, Of = typeof(ClearanceState),
            Headings = new("State; Status; Result", "الحالة; النتيجة; حالة التصريح", "État; Statut; Résultat"),
        },
        new("on", CellType.Day, "#date+reported")
        {
            Required = true, Stored = "on_day", HasHappened = true,
            Headings = new("On; Date; Date of clearance", "التاريخ; بتاريخ; تاريخ التصريح", "Le; Date de l'autorisation"),
        },
        SharedColumns.Note,
        SharedColumns.Source,
    ], ["request", "location", "kind", "party", "on"])
    {
        TakesFiles = true,
        BelongsToLine = true,
        In = facts => facts.Clearances,
        IsShownWithOwner = true,
        Form = RecordForm.Changes,
        IsCoordinated = true,
        CountsInReports = true,
        IsOpen = (visibility, alias) => visibility.IsOfSettled(alias),
        Between = DoubtDays.OfClearance,
    };
}

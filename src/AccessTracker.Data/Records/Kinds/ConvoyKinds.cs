using AccessTracker.Data.Records.Doubts;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Incidents;

namespace AccessTracker.Data.Records.Kinds;

/// <summary>Convoys with their stops and their log, and what befell them.</summary>
internal static class ConvoyKinds
{
    public static readonly RecordKind<Convoy> Convoys = new("convoys.csv", "convoy", "convoy",
    [
        new("ref", CellType.Key, "#activity+convoy+id")
        {
            Required = true,
            Headings = new(
                "Convoy; Convoy number; Convoy no; Convoy ref; Convoy ID; Convoy code; Ref",
                "القافلة; رقم القافلة; رمز القافلة",
                "Convoi; Numéro du convoi; N° du convoi; N° de convoi; N° convoi; Réf. du convoi"),
        },
        new("mode", CellType.Word, "#modality")
        {
            Required = true, Of = typeof(ConvoyMode),
            Headings = new(
                "Mode; Mode of transport; Transport; Means",
                "الوسيلة; طريقة النقل; وسيلة النقل; نوع النقل",
                "Mode de transport; Moyen de transport; Moyen"),
        },
        new("track", CellType.Word, "#modality+track") { Default = "inter_agency", Of = typeof(Track), Headings = Headings.Track },
        new("line", CellType.Word, "#modality+line") { Of = typeof(SupplyLine), Headings = Headings.Line },
        new("request", CellType.Reference, "#activity+request+id")
        {
            Refers = PermitKinds.Requests,
            Stored = "request_id",
            Headings = Headings.Request,
        },
        new("route", CellType.Reference, "#loc+route+code")
        {
            Refers = RouteKinds.Routes, Stored = "route_id",

            // A crossing is where a convoy comes from; that it is a route too is rare.
            Headings = new("Route; Road; Route code", "الطريق; رمز الطريق", "Itinéraire; Route"),
        },
        new("origin", CellType.Text, "#loc+origin")
        {
            Names = NameGroup.Origin,
            Headings = new(
                "Origin; From; Departure point; Departed from; Crossing; Crossing point; Border crossing; Border crossing point",
                "المنطلق; نقطة الانطلاق; من; مكان الانطلاق; المعبر; معبر; المعبر الحدودي; نقطة العبور",
                "Origine; Point de départ; Lieu de départ; Point de passage; Point de passage frontalier; Poste frontière"),
        },
        new("agencies", CellType.Text, "#org+impl")
        {
            IsOffered = true,
            Headings = new(
                "Agencies; Agency; Organisation; Organization; Partner; Implementing partner; NGO; Implementing agency",
                "الوكالات; الوكالة; المنظمة; الشريك; الشريك المنفذ; الجهة المنفذة; المنظمات",
                "Agence; Agences; Organisation; Organisations; Partenaire; Partenaire de mise en œuvre; ONG; Partenaire d'exécution"),
        },
        new("departed_on", CellType.Day, "#date+departed")
        {
            HasHappened = true,
            Headings = new(
                "Departed on; Departure date; Date of departure; Crossing date; Date of crossing; Date; Day",
                "تاريخ الانطلاق; تاريخ المغادرة; تاريخ العبور; التاريخ; اليوم", "Date de départ; Parti le; Date de passage; Date; Jour"),
        },
        new("trucks", CellType.Number, "#indicator+trucks+value")
        {
            Most = 1_000_000,
            Headings = new(
                "Trucks of the convoy; Convoy trucks; Trucks",
                "شاحنات القافلة; عدد شاحنات القافلة; عدد الشاحنات",
                "Camions du convoi; Camions"),
        },
        new("tonnes", CellType.Tonnes, "#indicator+weight_mt+value")
        {
            Stored = "grams", Most = 1_000_000_000,
            Headings = new(
                "Tonnes of the convoy; Convoy tonnes; Tonnes; Tons; MT; Weight; Tonnage; Metric tons",
                "حمولة القافلة; وزن القافلة; الحمولة; الوزن; الأطنان",
                "Tonnes du convoi; Tonnage du convoi; Tonnage; Poids"),
        },
        new("drops", CellType.Number, "#indicator+drops+value")
        {
            Most = 1_000_000,
            Headings = new("Drops; Number of drops; Flights", "عدد الإسقاطات; الإسقاطات; عدد الرحلات", "Largages; Nombre de largages; Vols"),
        },
        new("pallets_dropped", CellType.Number, "#indicator+pallets+dropped")
        {
            Most = 1_000_000,
            Headings = new("Pallets dropped; Pallets", "المنصات الملقاة; عدد المنصات", "Palettes larguées; Palettes"),
        },
        new("pallets_recovered", CellType.Number, "#indicator+pallets+recovered")
        {
            Most = 1_000_000,
            Headings = new("Pallets recovered", "المنصات المستلمة", "Palettes récupérées"),
        },
        new("people_reached", CellType.Number, "#reached")
        {
            Headings = new(
                "People reached by the convoy; Convoy beneficiaries; People reached",
                "مستفيدو القافلة; عدد مستفيدي القافلة",
                "Personnes atteintes par le convoi"),
        },
        new("people_evacuated", CellType.Number, "#affected+evacuated")
        {
            Headings = new(
                "People evacuated; Evacuated; Evacuees",
                "عدد الذين تم إجلاؤهم; الأشخاص الذين تم إجلاؤهم; تم إجلاؤهم",
                "Personnes évacuées; Évacués"),
        },
        new("patients_evacuated", CellType.Number, "#affected+evacuated+patients")
        {
            Headings = new("Patients evacuated; Patients", "المرضى الذين تم إجلاؤهم; عدد المرضى", "Patients évacués"),
        },
        SharedColumns.Note,
        SharedColumns.Source,
    ], ["ref"])
    {
        TakesFiles = true,
        In = facts => facts.Convoys,
        Form = RecordForm.Own,
        IsCoordinated = true,
        CountsInReports = true,
        IsNamedByReports = true,
        KnownBy = "departed_on",
        IsOpen = (visibility, alias) => visibility.HasOpenStop(alias),
        Complete = BundleRules.CompleteConvoy,
        Numbers = DoubtNumbers.OfConvoy,
    };

    private static readonly RecordColumn _convoy =
        new("convoy", CellType.Reference, "#activity+convoy+id") { Refers = Convoys, Stored = "convoy_id", Headings = Headings.Convoy };

    public static readonly RecordKind<Delivery> Deliveries = new("deliveries.csv", "delivery", "delivery",
    [
        new("ref", CellType.Key, "#activity+delivery+id")
        {
            NotOnForm = "made of the convoy and the place",
            Required = true, Recurs = false,
            Headings = new(
                "Delivery ref; Delivery number; Ref; Reference number; ID",
                "رقم التسليم; المرجع; الرقم المرجعي",
                "Réf. de la livraison"),
        },
        _convoy with { Required = true, NotOnForm = "the form is the convoy's" },
        PlaceKinds.Place with { Required = true },
        new("day", CellType.Day, "#date+occurred")
        {
            Required = true, HasHappened = true, MostAhead = Days.Year,
            Headings = new(
                "Date; Day; Delivery date; Date of delivery; Date of arrival; Distribution date; Date of distribution; " +
                "Arrival date",
                "التاريخ; اليوم; تاريخ; تاريخ التسليم; تاريخ الوصول; تاريخ التوزيع; تاريخ الإيصال",
                "Date de livraison; Date d'arrivée; Date de distribution; Jour"),
        },
        new("outcome", CellType.Word, "#status+delivery")
        {
            Required = true, Of = typeof(DeliveryOutcome),
            Headings = new(
                "Outcome; Status; Result; Delivery status; State",
                "النتيجة; الحالة; حالة التسليم; وضع التسليم; حالة القافلة",
                "Résultat; Statut; État; Statut de la livraison; Statut de livraison"),
        },
        new("people_targeted", CellType.Number, "#targeted")
        {
            Headings = new(
                "People targeted; Targeted; Target; Planned beneficiaries; Targeted people",
                "عدد المستهدفين; المستهدفون; المستهدفين; الأشخاص المستهدفون",
                "Personnes ciblées; Bénéficiaires ciblés; Bénéficiaires prévus; Cible"),
        },
        new("people_reached", CellType.Number, "#reached")
        {
            Headings = new(
                "People reached; Beneficiaries; People; Reached; Number of beneficiaries; Individuals; Persons; " +
                "# of beneficiaries; No of beneficiaries; People served; Total beneficiaries; Beneficiaries reached; People assisted",
                "عدد المستفيدين; المستفيدون; المستفيدين; عدد الأشخاص; الأشخاص; عدد الأفراد; عدد الأشخاص الذين تم الوصول إليهم; " +
                "إجمالي المستفيدين",
                "Personnes atteintes; Bénéficiaires; Bénéficiaires atteints; Personnes; Individus; Personnes assistées; Personnes desservies"),
        },
        new("trucks", CellType.Number, "#indicator+trucks+value")
        {
            Most = 1_000_000,
            Headings = new("Trucks; Number of trucks; No of trucks; # trucks; Truck count; # of trucks", "الشاحنات; عدد الشاحنات; شاحنات", "Camions"),
        },
        new("tonnes", CellType.Tonnes, "#indicator+weight_mt+value")
        {
            Stored = "grams", Most = 1_000_000_000,
            Headings = new(
                "Tonnes; Tons; MT; Weight; Weight (MT); Metric tons; Quantity (MT); Tonnage",
                "الأطنان; الوزن; الوزن (طن); طن; الحمولة; الكمية (طن); عدد الأطنان",
                "Tonnage; Poids; Quantité (TM); Tonnes métriques; TM"),
        },
        new("sectors", CellType.Text, "#sector+cluster+code+list")
        {
            IsOffered = true,
            Recurs = true,
            Headings = new(
                "Sectors; Sector; Cluster; Clusters; Type of assistance",
                "القطاعات; القطاع; نوع المساعدة; نوع المساعدات",
                "Secteur; Secteurs; Type d'assistance; Groupe sectoriel"),
        },
        new("items_removed", CellType.Text, "#item+removed")
        {
            IsOffered = true,
            Headings = new(
                "Items removed; Removed items; Items confiscated",
                "المواد المزالة; المواد المصادرة; المواد المستبعدة",
                "Articles retirés; Articles confisqués"),
        },
        new("removed_by", CellType.Text, "#group+removed_by")
        {
            Recurs = true, Names = NameGroup.Party,
            Headings = new("Removed by; Confiscated by", "أزيلت من قبل; الجهة المصادرة", "Retirés par; Confisqués par"),
        },
        SharedColumns.Note,
        SharedColumns.Source with { NotOnForm = "said once, of the convoy" },
    ], ["ref"])
    {
        TakesFiles = true,
        In = facts => facts.Deliveries,
        IsShownWithOwner = true,
        Form = RecordForm.OfOwner,
        IsCoordinated = true,
        CountsInReports = true,
        IsNamedByReports = true,
        IsOpen = (visibility, alias) => visibility.IsPast(alias),
        Broken = BundleRules.OfDelivery,
        Between = DoubtDays.OfJourney,
        Numbers = DoubtNumbers.OfDelivery,
    };

    public static readonly RecordKind<ConvoyEvent> ConvoyEvents = new("convoy_events.csv", "convoy_event", "convoy_event",
    [
        _convoy with { Required = true },
        new("day", CellType.Day, "#date+occurred")
        {
            Required = true, HasHappened = true,
            Headings = new("Date; Day", "التاريخ; اليوم"),
        },
        new("kind", CellType.Word, "#event+type")
        {
            Required = true, Of = typeof(ConvoyEventKind),
            Headings = new("Event; Kind; What happened", "الحدث; النوع", "Événement"),
        },
        PlaceKinds.Place,
        new("party", CellType.Text, "#group+party") { Names = NameGroup.Party, Headings = Headings.Party },
        new("reason", CellType.Text, "#cause+reason")
        {
            IsOffered = true,
            IsLong = true,
            Headings = new("Reason; Cause", "السبب", "Raison; Motif"),
        },
        SharedColumns.Note,
        SharedColumns.Source,
    ], ["convoy", "day", "kind", "location"])
    {
        TakesFiles = true,
        In = facts => facts.ConvoyEvents,
        IsShownWithOwner = true,
        Form = RecordForm.Changes,
        IsCoordinated = true,
        IsOpen = (visibility, alias) => visibility.IsOfPastDay(alias),
        Between = DoubtDays.OfJourney,
    };

    public static readonly RecordKind<Incident> Incidents = new("incidents.csv", "incident", "incident",
    [
        new("ref", CellType.Key, "#event+id")
        {
            Required = true,
            Headings = new(
                "Incident; Incident number; Incident no; Ref; Reference; ID",
                "الحادث; رقم الحادث; المرجع",
                "Numéro de l'incident; N° de l'incident"),
        },
        PlaceKinds.Place,
        _convoy,
        new("day", CellType.Day, "#date+occurred")
        {
            Required = true, HasHappened = true,
            Headings = new("Date; Day; Date of incident; Incident date", "التاريخ; اليوم; تاريخ الحادث"),
        },
        new("kind", CellType.Text, "#event+type")
        {
            Required = true, Recurs = true, Names = NameGroup.IncidentKind, Usual = Usual.Incidents,
            Headings = new(
                "Kind; Type; Incident type; Type of incident; Category",
                "النوع; نوع الحادث; التصنيف",
                "Type d'incident; Nature; Catégorie; Genre"),
        },
        new("party", CellType.Text, "#group+party") { Names = NameGroup.Party, Headings = Headings.Party },
        new("description", CellType.Text, "#description") { IsLong = true, Headings = Headings.Description },
        new("referred_on", CellType.Day, "#date+referred")
        {
            HasHappened = true, After = "day",
            Headings = new("Referred on; Date referred", "تاريخ الإحالة", "Référé le"),
        },
        new("referred_to", CellType.Text, "#org+referred")
        {
            IsOffered = true,
            Headings = new("Referred to", "أحيل إلى; الجهة المحال إليها", "Référé à"),
        },
        new("resolved_on", CellType.Day, "#date+resolved")
        {
            HasHappened = true, After = "day",
            Headings = new("Resolved on; Date resolved", "تاريخ الحل; تاريخ المعالجة", "Résolu le"),
        },
        new("resolution", CellType.Text, "#description+resolution")
        {
            IsLong = true,
            Headings = new("Resolution; Outcome; Action taken", "الحل; المعالجة; الإجراء المتخذ", "Résolution; Mesure prise"),
        },
        new("verification", CellType.Word, "#status+verification")
        {
            Of = typeof(IncidentVerification),
            Headings = new("Alleged or verified; Verification; Verified", "مزعوم أو متحقق منه; التحقق", "Allégué ou vérifié; Vérification"),
        },
        SharedColumns.Source with { Severe = true },
    ], ["ref"])
    {
        TakesFiles = true,
        In = facts => facts.Incidents,
        Form = RecordForm.General,
        IsCoordinated = true,
        IsNamedByReports = true,
        MadeOf = ["day", "location", "kind"],
        IsOpen = (visibility, alias) => visibility.IsOfNoConvoyOrPast(alias),
    };
}

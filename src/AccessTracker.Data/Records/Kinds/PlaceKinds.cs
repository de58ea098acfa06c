using AccessTracker.Data.Records.Doubts;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Records.Kinds;

/// <summary>Places, how they can be reached, and how many people live there.</summary>
internal static class PlaceKinds
{
    public static readonly RecordKind<Location> Locations = new("locations.csv", "location", "location",
    [
        new("code", CellType.Key, "#loc+code")
        {
            Required = true,
            Headings = new(
                "Code; Location code; ID; P-code; Pcode; Community code",
                "الرمز; الكود; رمز الموقع",
                "Code du lieu; Code P; P-code; Identifiant"),
        },
        new("name", CellType.Text, "#loc+name+i_en")
        {
            Required = true,
            Headings = new(
                "Name; Name (English); English name; Location; Place; Location name; Community",
                "الاسم (إنكليزي); الاسم بالإنكليزية; الاسم الإنكليزي; الاسم اللاتيني",
                "Nom; Nom (anglais); Nom anglais; Nom (français); Nom français; Localité; Lieu; Nom du lieu; Communauté"),
        },
        new("name_ar", CellType.Text, "#loc+name+i_ar")
        {
            Headings = new(
                "Arabic name; Name (Arabic); Name in Arabic; Location name (Arabic)",
                "الاسم; الاسم بالعربية; الاسم العربي; اسم الموقع; اسم المكان; الموقع",
                "Nom (arabe); Nom arabe; Nom en arabe"),
        },
        new("aliases", CellType.List, "#loc+name+alt+list")
        {
            IsLong = true,
            Headings = new("Other names; Aliases; Alternative names; Also known as", "أسماء أخرى; تسميات أخرى", "Autres noms"),
        },
        new("governorate", CellType.Text, "#adm1+name")
        {
            IsOffered = true,
            Headings = new("Governorate; Admin1; Admin 1; Province; Mohafaza", "المحافظة; محافظة", "Gouvernorat; Province"),
        },
        new("governorate_pcode", CellType.Text, "#adm1+code+v_pcodes")
        {
            IsOffered = true,
            Headings = new("Governorate P-code; Admin1 pcode; Admin1Pcode", "رمز المحافظة", "Code du gouvernorat; Code P du gouvernorat"),
        },
        new("district", CellType.Text, "#adm2+name")
        {
            IsOffered = true,
            Headings = new("District; Admin2; Admin 2", "المنطقة; القضاء", "Arrondissement"),
        },
        new("district_pcode", CellType.Text, "#adm2+code+v_pcodes")
        {
            Headings = new("District P-code; Admin2 pcode; Admin2Pcode", "رمز المنطقة", "Code du district; Code P du district"),
        },
        new("sub_district", CellType.Text, "#adm3+name")
        {
            IsOffered = true,
            Headings = new("Sub-district; Subdistrict; Admin3; Admin 3; Nahia", "الناحية; ناحية", "Sous-district"),
        },
        new("sub_district_pcode", CellType.Text, "#adm3+code+v_pcodes")
        {
            Headings = new("Sub-district P-code; Admin3 pcode; Admin3Pcode", "رمز الناحية", "Code du sous-district; Code P du sous-district"),
        },
        new("community_pcode", CellType.Text, "#loc+code+v_pcodes")
        {
            Headings = new("Community P-code; Admin4 pcode; Admin4Pcode", "رمز التجمع", "Code de la communauté; Code P de la communauté"),
        },
        new("latitude", CellType.Degrees, "#geo+lat")
        {
            Most = 90,
            Headings = new("Latitude; Lat; Y", "خط العرض; العرض", "Lat."),
        },
        new("longitude", CellType.Degrees, "#geo+lon")
        {
            Most = 180,
            Headings = new("Longitude; Long; Lon; Lng; X", "خط الطول; الطول", "Long."),
        },
        SharedColumns.Note,
        SharedColumns.Source,
    ], ["code"])
    {
        In = facts => facts.Locations,
        Form = RecordForm.General,
        CountsInReports = true,
    };

    /// <summary>What a record is about, or where it happened.</summary>
    public static readonly RecordColumn Place =
        new("location", CellType.Reference, "#loc+code") { Refers = Locations, Stored = "location_id", Headings = Headings.Place };

    public static readonly RecordKind<StatusEntry> Statuses = new("statuses.csv", "status", "status_entry",
    [
        Place with { Required = true },
        new("status", CellType.Word, "#status+access+name")
        {
            Required = true, Of = typeof(AccessStatus),
            Headings = new(
                "Status; Access status; Access; Classification",
                "الحالة; حالة الوصول; التصنيف; الوضع",
                "Statut; Statut d'accès; Accès; Classification"),
        },
        new("from", CellType.Day, "#date+start")
        {
            Required = true, Stored = "from_day", HasHappened = true,
            Headings = new(
                "From; Since; Date; Start date; From date; Status since",
                "من; من تاريخ; التاريخ; منذ; تاريخ البدء",
                "Du; Depuis; Date de début"),
        },
        new("authority", CellType.Text, "#org+authority")
        {
            Default = "UN",
            Recurs = true,
            Names = NameGroup.ListKeeper,
            Headings = Headings.Authority,
        },
        new("besieged_by", CellType.Text, "#group+name")
        {
            Names = NameGroup.Party,
            Headings = new("Besieged by; Besieging party", "محاصر من قبل; الجهة المحاصرة; الطرف المحاصر", "Assiégé par; Partie assiégeante"),
        },
        new("reason", CellType.Text, "#cause+reason")
        {
            IsLong = true,
            Headings = new("Reason; Cause", "السبب", "Raison; Motif"),
        },
        SharedColumns.Source,
    ], ["location", "from", "authority"])
    {
        In = facts => facts.Statuses,
        IsShownWithOwner = true,
        Form = RecordForm.General,
        CountsInReports = true,
        IsNamedByReports = true,
        ReachesBack = true,
    };

    public static readonly RecordKind<PopulationEstimate> Populations = new("populations.csv", "population", "population",
    [
        Place with { Required = true },
        new("as_of", CellType.Day, "#date+reported")
        {
            Required = true, HasHappened = true,
            Headings = new(
                "As of; Date; Date of estimate; Estimate date",
                "حتى تاريخ; التاريخ; تاريخ التقدير",
                "Au; En date du; Date de l'estimation"),
        },
        new("people", CellType.Number, "#population")
        {
            Required = true,
            Headings = new(
                "People; Population; Estimate; Number of people; Inhabitants; Individuals",
                "السكان; عدد السكان; عدد الأشخاص; التقدير",
                "Population; Habitants; Nombre d'habitants; Estimation; Personnes; Individus"),
        },
        new("authority", CellType.Text, "#org+authority")
        {
            Default = "UN",
            Recurs = true,
            Names = NameGroup.ListKeeper,
            Headings = Headings.Authority,
        },
        SharedColumns.Source,
    ], ["location", "as_of", "authority"])
    {
        In = facts => facts.Populations,
        IsShownWithOwner = true,
        Form = RecordForm.General,
        CountsInReports = true,
        IsNamedByReports = true,
        ReachesBack = true,
        Numbers = DoubtNumbers.OfPopulation,
    };
}

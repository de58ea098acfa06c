using System.Collections.Frozen;

namespace AccessTracker.Data.Sheets;

/// <summary>
/// How partners head the columns of their sheets, in English and Arabic. The first of each language heads the templates. A
/// heading that is not here is proposed at most, never taken.
/// </summary>
internal static class SheetHeadings
{
    // file.column, or *.column for every file | English | Arabic.
    private const string All = """
        *.location | Place; Location; Location name; Community; Town; Village; Site; Area; Destination; Place name; Name of place; Location code; P-code; Pcode | المكان; الموقع; اسم الموقع; اسم المكان; البلدة; القرية; المنطقة; المدينة; التجمع; الوجهة; رمز الموقع
        *.governorate | Governorate; Admin1; Admin 1; Province; Mohafaza | المحافظة; محافظة
        *.note | Note; Notes; Remarks; Comments; Comment; Observations | ملاحظة; ملاحظات; تعليق; تعليقات; الملاحظات
        *.source | Source; Data source; Reported by; Reference | المصدر; مصدر; مصدر المعلومات; الجهة المبلغة
        *.authority | Authority; Decided by; List keeper | الجهة; السلطة; الجهة المعنية
        *.party | Party; By whom; Controlling party; Decided by party | الطرف; الطرف المسؤول; من قبل
        *.track | Track; Type of convoy | المسار; نوع القافلة
        *.line | Line; Cross-line or cross-border; Modality | الخط; عبر الخطوط أو الحدود
        *.request | Request; Request number; Request ref; Request no; Request ID | الطلب; رقم الطلب; مرجع الطلب
        *.convoy | Convoy; Convoy number; Convoy no; Convoy ref; Convoy ID; Convoy code; Mission | القافلة; رقم القافلة; رمز القافلة; مرجع القافلة
        *.description | Description; Details; What happened | الوصف; التفاصيل; وصف الحادث; ماذا حدث
        deliveries.ref | Delivery ref; Delivery number; Ref; Reference number; ID; No | رقم التسليم; المرجع; الرقم المرجعي
        deliveries.day | Date; Day; Delivery date; Date of delivery; Date of arrival; Distribution date; Date of distribution; Arrival date | التاريخ; اليوم; تاريخ; تاريخ التسليم; تاريخ الوصول; تاريخ التوزيع; تاريخ الإيصال
        deliveries.outcome | Outcome; Status; Result; Delivery status; State | النتيجة; الحالة; حالة التسليم; وضع التسليم; حالة القافلة
        deliveries.people_targeted | People targeted; Targeted; Target; Planned beneficiaries; Targeted people | عدد المستهدفين; المستهدفون; المستهدفين; الأشخاص المستهدفون
        deliveries.people_reached | People reached; Beneficiaries; People; Reached; Number of beneficiaries; Individuals; Persons; # of beneficiaries; No of beneficiaries; People served; Total beneficiaries | عدد المستفيدين; المستفيدون; المستفيدين; عدد الأشخاص; الأشخاص; عدد الأفراد; عدد الأشخاص الذين تم الوصول إليهم; إجمالي المستفيدين
        deliveries.trucks | Trucks; Number of trucks; No of trucks; # trucks; Truck count; # of trucks | الشاحنات; عدد الشاحنات; شاحنات
        deliveries.tonnes | Tonnes; Tons; MT; Weight; Weight (MT); Metric tons; Quantity (MT); Tonnage | الأطنان; الوزن; الوزن (طن); طن; الحمولة; الكمية (طن); عدد الأطنان
        deliveries.sectors | Sectors; Sector; Cluster; Clusters; Type of assistance | القطاعات; القطاع; نوع المساعدة; نوع المساعدات
        deliveries.items_removed | Items removed; Removed items; Items confiscated | المواد المزالة; المواد المصادرة; المواد المستبعدة
        deliveries.removed_by | Removed by; Confiscated by | أزيلت من قبل; الجهة المصادرة
        convoys.ref | Convoy; Convoy number; Convoy no; Convoy ref; Convoy ID; Convoy code; Ref | القافلة; رقم القافلة; رمز القافلة
        convoys.mode | Mode; Mode of transport; Transport; Means | الوسيلة; طريقة النقل; وسيلة النقل; نوع النقل
        convoys.origin | Origin; From; Departure point; Departed from | المنطلق; نقطة الانطلاق; من; مكان الانطلاق
        convoys.agencies | Agencies; Agency; Organisation; Organization; Partner; Implementing partner; NGO; Implementing agency | الوكالات; الوكالة; المنظمة; الشريك; الشريك المنفذ; الجهة المنفذة; المنظمات
        convoys.departed_on | Departed on; Departure date; Date of departure | تاريخ الانطلاق; تاريخ المغادرة
        convoys.trucks | Trucks of the convoy; Convoy trucks; Trucks | شاحنات القافلة; عدد شاحنات القافلة; عدد الشاحنات
        convoys.tonnes | Tonnes of the convoy; Convoy tonnes; Tonnes; Tons; MT | حمولة القافلة; وزن القافلة; الحمولة
        convoys.drops | Drops; Number of drops; Flights | عدد الإسقاطات; الإسقاطات; عدد الرحلات
        convoys.pallets_dropped | Pallets dropped; Pallets | المنصات الملقاة; عدد المنصات
        convoys.pallets_recovered | Pallets recovered | المنصات المستلمة
        convoys.people_reached | People reached by the convoy; Convoy beneficiaries; People reached | مستفيدو القافلة; عدد مستفيدي القافلة
        convoys.people_evacuated | People evacuated; Evacuated; Evacuees | عدد الذين تم إجلاؤهم; الأشخاص الذين تم إجلاؤهم; تم إجلاؤهم
        convoys.patients_evacuated | Patients evacuated; Patients | المرضى الذين تم إجلاؤهم; عدد المرضى
        requests.ref | Request; Request number; Request no; Request ref; Request ID; Ref; Reference | الطلب; رقم الطلب; مرجع الطلب; المرجع
        requests.authority | Authority; Submitted to; Addressed to; Requested from | الجهة; مقدم إلى; الجهة الموجه إليها; السلطة
        requests.submitted_on | Submitted on; Submission date; Date of submission; Date of request; Request date; Date; Requested on | تاريخ التقديم; تاريخ الطلب; التاريخ
        requests.due_on | Due on; Answer due; Due date; Deadline | الموعد النهائي; تاريخ الاستحقاق
        requests.plan | Plan; Monthly plan; Plan name | الخطة; خطة; اسم الخطة
        request_lines.people_requested | People requested; People; Beneficiaries; Requested beneficiaries; Target; People in request | عدد الأشخاص المطلوب; عدد المستفيدين; عدد الأشخاص; المستفيدون
        decisions.decision | Decision; Answer; Response; Status; Approval | القرار; الرد; الجواب; الموافقة; الحالة
        decisions.decided_on | Decided on; Decision date; Date of decision; Date of answer; Answer date; Date; Date of approval | تاريخ القرار; تاريخ الرد; تاريخ الموافقة; التاريخ
        decisions.step | Step; Stage; Level | المرحلة; الخطوة
        decisions.people_approved | People approved; Approved beneficiaries; Approved; Number approved | عدد الأشخاص الموافق عليهم; العدد الموافق عليه; عدد المستفيدين الموافق عليهم
        decisions.conditions | Conditions; Restrictions | الشروط; شروط
        decisions.valid_from | Valid from; Valid since; From | صالح من; ساري من; من تاريخ
        decisions.valid_to | Valid to; Valid until; Until; To; Expires on | صالح حتى; ساري حتى; حتى تاريخ; إلى تاريخ
        clearances.kind | Kind; Type; Clearance; Type of clearance | النوع; نوع التصريح; التصريح
        clearances.state | State; Status; Result | الحالة; النتيجة; حالة التصريح
        clearances.on | On; Date; Date of clearance | التاريخ; بتاريخ; تاريخ التصريح
        convoy_events.day | Date; Day | التاريخ; اليوم
        convoy_events.kind | Event; Kind; What happened | الحدث; النوع
        convoy_events.reason | Reason; Cause | السبب
        incidents.ref | Incident; Incident number; Incident no; Ref; Reference; ID | الحادث; رقم الحادث; المرجع
        incidents.day | Date; Day; Date of incident; Incident date | التاريخ; اليوم; تاريخ الحادث
        incidents.kind | Kind; Type; Incident type; Type of incident; Category | النوع; نوع الحادث; التصنيف
        incidents.referred_on | Referred on; Date referred | تاريخ الإحالة
        incidents.referred_to | Referred to | أحيل إلى; الجهة المحال إليها
        incidents.resolved_on | Resolved on; Date resolved | تاريخ الحل; تاريخ المعالجة
        incidents.resolution | Resolution; Outcome; Action taken | الحل; المعالجة; الإجراء المتخذ
        locations.code | Code; Location code; ID; P-code; Pcode; Community code | الرمز; الكود; رمز الموقع
        locations.name | Name; Name (English); English name; Location; Place; Location name; Community | الاسم (إنكليزي); الاسم بالإنكليزية; الاسم الإنكليزي; الاسم اللاتيني
        locations.name_ar | Arabic name; Name (Arabic); Name in Arabic; Location name (Arabic) | الاسم; الاسم بالعربية; الاسم العربي; اسم الموقع; اسم المكان; الموقع
        locations.aliases | Other names; Aliases; Alternative names; Also known as | أسماء أخرى; تسميات أخرى
        locations.governorate | Governorate; Admin1; Admin 1; Province | المحافظة; محافظة
        locations.governorate_pcode | Governorate P-code; Admin1 pcode; Admin1Pcode | رمز المحافظة
        locations.district | District; Admin2; Admin 2 | المنطقة; القضاء
        locations.district_pcode | District P-code; Admin2 pcode; Admin2Pcode | رمز المنطقة
        locations.sub_district | Sub-district; Subdistrict; Admin3; Admin 3; Nahia | الناحية; ناحية
        locations.sub_district_pcode | Sub-district P-code; Admin3 pcode; Admin3Pcode | رمز الناحية
        locations.community_pcode | Community P-code; Admin4 pcode; Admin4Pcode | رمز التجمع
        locations.latitude | Latitude; Lat; Y | خط العرض; العرض
        locations.longitude | Longitude; Long; Lon; Lng; X | خط الطول; الطول
        statuses.status | Status; Access status; Access; Classification | الحالة; حالة الوصول; التصنيف; الوضع
        statuses.from | From; Since; Date; Start date; From date; Status since | من; من تاريخ; التاريخ; منذ; تاريخ البدء
        statuses.besieged_by | Besieged by; Besieging party | محاصر من قبل; الجهة المحاصرة; الطرف المحاصر
        statuses.reason | Reason; Cause | السبب
        populations.as_of | As of; Date; Date of estimate; Estimate date | حتى تاريخ; التاريخ; تاريخ التقدير
        populations.people | People; Population; Estimate; Number of people; Inhabitants; Individuals | السكان; عدد السكان; عدد الأشخاص; التقدير
        meetings.number | Number; Meeting; Meeting number; No | الرقم; رقم الاجتماع; الاجتماع
        meetings.date | Date; Meeting date; Day | التاريخ; تاريخ الاجتماع
        targets.code | Code; Target code; Ref | الرمز; رمز الهدف
        targets.name | Name; Target | الاسم; الهدف
        targets.people | People; Target people | عدد الأشخاص; الأشخاص
        targets.scope | Scope | النطاق
        targets.locations | Places; Locations | الأماكن; المواقع
        targets.start_on | Start; Starts on; Start date | البداية; تاريخ البدء
        targets.due_on | Due; Due on; Due date; End date | الاستحقاق; تاريخ الانتهاء
        stated_figures.meeting | Meeting; Report; Meeting number | الاجتماع; رقم الاجتماع
        stated_figures.measure | Measure; Figure; Indicator | المؤشر; القياس
        stated_figures.window | Window; Period | الفترة
        stated_figures.low | Low; From; Figure said; Value | الحد الأدنى; القيمة
        stated_figures.high | High; To | الحد الأعلى
        stated_figures.wording | Wording; Words; Quote | الصياغة; النص
        stated_figures.scope | Scope | النطاق
        """;

    private static readonly FrozenDictionary<string, (string[] English, string[] Arabic)> _headings = All
        .Split('\n').Select(line => line.Split('|')).ToFrozenDictionary(p => p[0].Trim(), p => (Items(p[1]), Items(p[2])), StringComparer.Ordinal);

    /// <summary>Of a column of a file, as <c>deliveries.day</c>.</summary>
    public static (string[] English, string[] Arabic) Of(string field)
    {
        var column = field[(field.IndexOf('.', StringComparison.Ordinal) + 1)..];
        return _headings.TryGetValue(field, out var own) || _headings.TryGetValue($"*.{column}", out own) ? own : ([column.Replace('_', ' ')], []);
    }

    private static string[] Items(string list) => list.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

using System.Collections.Frozen;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// What people write for the words of the bundle, in English and Arabic. The first of each language is offered in
/// templates. What is not here is not guessed: the row comes back with the words that would be right.
/// </summary>
public static class SheetWords
{
    // word | English | Arabic; a line that ends with \ goes on in the next. A word may mean the same in two columns; where it does not, the column's
    // line says which.
    private const string All = """
        planned | planned; scheduled; to be delivered | مخطط; مخطط لها; مجدول; مقرر
        postponed | postponed; delayed; rescheduled | مؤجل; مؤجلة; تأجلت; تم التأجيل
        cancelled | cancelled; canceled; called off | ملغى; ملغاة; ألغيت; تم الإلغاء
        turned_back | turned back; returned; sent back | أعيدت; تم إرجاعها; تمت إعادتها
        attacked | attacked; shelled | تعرضت لهجوم; هوجمت; قصفت
        failed | failed; not delivered; unsuccessful | فشلت; فشل; لم تصل; لم يتم التسليم
        partial | partial; partly delivered; partially delivered; incomplete | جزئي; جزئية; تم التسليم جزئيا; تسليم جزئي
        delivered | delivered; completed; complete; done; reached; distributed | تم التسليم; مكتمل; مكتملة; وصلت; سلمت; تم; تم التوزيع; تم الإيصال
        road | road; by road; convoy; land; truck; overland | بري; برا; قافلة; قافلة برية; طريق; شاحنة
        airdrop | airdrop; air drop; drop | إسقاط جوي; إنزال جوي; إسقاط
        airlift | airlift; air bridge; flight; air | جسر جوي; نقل جوي; جوي
        evacuation | evacuation; medical evacuation; medevac | إخلاء; إجلاء; إخلاء طبي
        inter_agency | inter-agency; interagency; joint; UN/SARC | مشترك; مشتركة; مشترك بين الوكالات
        single_agency | single agency; own | وكالة واحدة; منفردة; منفرد
        bilateral | bilateral | ثنائي; ثنائية
        cross_line | cross-line; crossline; across lines | عبر الخطوط; عبر خطوط التماس
        cross_border | cross-border; crossborder; across the border | عبر الحدود
        air | air; by air | جوا; عن طريق الجو
        verbal | verbal; oral; verbally approved | شفهي; شفوي; موافقة شفهية
        granted | granted; approved; accepted; yes | موافقة; تمت الموافقة; موافق; ممنوح; نعم
        granted_with_conditions | granted with conditions; conditional; approved with conditions; partially approved \
            | موافقة مشروطة; مشروط; موافقة بشروط; موافقة جزئية
        denied | denied; rejected; refused; not approved; no | رفض; مرفوض; مرفوضة; تم الرفض; غير موافق; لا
        withdrawn | withdrawn; taken back | سحب; مسحوب; تم السحب
        expired | expired; lapsed | منتهي; انتهت; انتهت الصلاحية; منتهية
        reopened | reopened; resubmitted | أعيد فتحه; أعيد تقديمه; أعيد فتحها
        pending | pending; awaited; in process; waiting | معلق; قيد الانتظار; قيد الدراسة; لم يرد
        obtained | obtained; received; given | تم الحصول عليها; تم الحصول عليه; مستلم; مستلمة
        refused | refused; denied; rejected | رفض; مرفوض; مرفوضة; تم الرفض
        besieged | besieged; under siege | محاصر; محاصرة; تحت الحصار
        hard_to_reach | hard to reach; HTR; hard-to-reach | صعب الوصول; صعبة الوصول; يصعب الوصول إليها; يصعب الوصول إليه
        accessible | accessible; reachable; open | يمكن الوصول; يمكن الوصول إليها; متاح; متاحة
        loaded | loaded; loading | تم التحميل; محملة; تحميل
        sealed | sealed | تم الختم; مختومة; ختم
        departed | departed; left; departure | انطلقت; غادرت; انطلاق; مغادرة
        held | held; stopped; held at checkpoint | أوقفت; توقفت; محتجزة; احتجزت
        released | released; let go | أفرج عنها; سمح لها بالمرور
        arrived | arrived; arrival | وصلت; وصول
        offloaded | offloaded; unloaded; offloading | تم التفريغ; أفرغت; تفريغ
        looted | looted; stolen | نهبت; سرقت; نهب
        returned | returned; back; return | رجعت; عودة; رجوع
        all | all; everywhere | الكل; الجميع; جميع
        named | named; listed | مسمى; محدد; محددة
        period | period | الفترة
        cumulative | cumulative; since the start | تراكمي; تراكمية
        as_of | as of; on the day | حتى تاريخه; حتى تاريخ
        yes | yes; y; true; x; monitored; watched; covered; oui | نعم; مراقب; مراقبة; تم
        no | no; n; false; not monitored; not watched; not covered; non | لا; غير مراقب; غير مراقبة; لم يتم
        """;

    private static readonly FrozenSet<string> _noAnswer = Items("""
        pending; awaited; awaiting; awaiting answer; awaiting response; waiting; no answer; no answer yet; no response; no response yet; not yet; none
        in process; under review; under consideration; n/a; en attente; sans réponse; pas de réponse; en cours; à l'étude
        معلق; قيد الانتظار; قيد الدراسة; لم يرد; لا جواب; لا رد; بانتظار الرد; بانتظار الموافقة; لم يرد بعد
        """.Replace('\n', ';')).Select(LocationName.Fold).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, (string[] English, string[] Arabic)> _texts = All.Replace("\\\n", "", StringComparison.Ordinal)
        .Split('\n').Select(line => line.Split('|')).ToFrozenDictionary(p => p[0].Trim(), p => (Items(p[1]), Items(p[2])), StringComparer.Ordinal);

    /// <summary>The words of <paramref name="column"/> by the keys (<see cref="LocationName.Fold"/>) of all that stands for them.</summary>
    internal static FrozenDictionary<string, string> Of(RecordColumn column) => column.Words.Select(w => (Text: w, Word: w))
        .Concat(column.Words.SelectMany(w => Texts(w).Select(t => (Text: t, Word: w))))
        .Select(p => (Key: LocationName.Fold(p.Text), p.Word))
        .DistinctBy(p => p.Key)
        .ToFrozenDictionary(p => p.Key, p => p.Word, StringComparer.Ordinal);

    /// <summary>A template offers <paramref name="word"/> so; it is the word itself where people have no other.</summary>
    public static string Offer(string word, bool inArabic) =>
        !_texts.TryGetValue(word, out var texts) ? word.Replace('_', ' ') : inArabic ? texts.Arabic[0] : texts.English[0];

    /// <summary>Whether it says of an answer that there is none yet.</summary>
    internal static bool IsNoAnswer(string text) => text.Trim() is "-" or "\u2013" or "\u2014" || _noAnswer.Contains(LocationName.Fold(text));

    private static IEnumerable<string> Texts(string word) => _texts.TryGetValue(word, out var texts) ? texts.English.Concat(texts.Arabic) : [];

    private static string[] Items(string list) => list.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

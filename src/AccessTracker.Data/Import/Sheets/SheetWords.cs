using System.Collections.Frozen;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// What people write for the words of the bundle besides what the program calls them (<see cref="SheetTexts"/>), which templates
/// offer. What is not known is not guessed: the row comes back with the words that would be right.
/// </summary>
public static class SheetWords
{
    // word | English | Arabic | French; a line that ends with \ goes on in the next. A word may mean the same in two columns; where it does
    // not, the column's line says which.
    private const string All = """
        planned | planned; scheduled; to be delivered | مخطط; مخطط لها; مجدول; مقرر | prévu; prévue; planifié; planifiée; programmé
        postponed | postponed; delayed; rescheduled | مؤجل; مؤجلة; تأجلت; تم التأجيل | reporté; reportée; retardé
        cancelled | cancelled; canceled; called off | ملغى; ملغاة; ألغيت; تم الإلغاء | annulé; annulée
        turned_back | turned back; returned; sent back | أعيدت; تم إرجاعها; تمت إعادتها | refoulé; renvoyé; rebroussé chemin
        attacked | attacked; shelled | تعرضت لهجوم; هوجمت; قصفت | attaqué; attaquée; bombardé
        failed | failed; not delivered; unsuccessful | فشلت; فشل; لم تصل; لم يتم التسليم | échoué; échec; non livré
        partial | partial; partly delivered; partially delivered; incomplete | جزئي; جزئية; تم التسليم جزئيا; تسليم جزئي \
            | partiel; partielle; livré partiellement; livré en partie; incomplet
        delivered | delivered; completed; complete; done; reached; distributed | تم التسليم; مكتمل; مكتملة; وصلت; سلم; سلمت; تم \
            ; تم التوزيع; تم الإيصال | livré; livrée; livrés; terminé; complet; atteint; distribué
        road | road; by road; convoy; land; truck; overland | بري; برا; قافلة; قافلة برية; طريق; شاحنة | route; par route; camion; convoi
        airdrop | airdrop; air drop; drop | إسقاط جوي; إنزال جوي; إسقاط | largage; largage aérien; parachutage
        airlift | airlift; air bridge; flight; air | جسر جوي; نقل جوي; جوي | pont aérien; vol
        evacuation | evacuation; medical evacuation; medevac | إخلاء; إجلاء; إخلاء طبي | évacuation; évacuation médicale
        inter_agency | inter-agency; interagency; joint; UN/SARC | مشترك; مشتركة; مشترك بين الوكالات \
            | interorganisations; inter-agences; interagences; conjoint
        single_agency | single agency; own | وكالة واحدة; منفردة; منفرد | une seule organisation; agence unique; propre
        bilateral | bilateral | ثنائي; ثنائية | bilatéral; bilatérale
        cross_line | cross-line; crossline; across lines | عبر الخطوط; عبر خطوط التماس | à travers les lignes; à travers les lignes de front
        cross_border | cross-border; crossborder; across the border | عبر الحدود | transfrontalier; transfrontalière
        air | air; by air | جوا; عن طريق الجو | par air; aérien; par avion
        verbal | verbal; oral; verbally approved | شفهي; شفوي; موافقة شفهية | verbal; oral; accord verbal
        granted | granted; approved; accepted; yes | موافقة; تمت الموافقة; موافق; ممنوح; نعم | accordé; approuvé; accepté; autorisé; oui
        granted_with_conditions | granted with conditions; conditional; approved with conditions; partially approved \
            | موافقة مشروطة; مشروط; موافقة بشروط; موافقة جزئية \
            | accordé sous conditions; sous conditions; approuvé sous conditions; accordé en partie
        denied | denied; rejected; refused; not approved; no | رفض; مرفوض; مرفوضة; تم الرفض; غير موافق; لا | refusé; rejeté; non
        withdrawn | withdrawn; taken back | سحب; مسحوب; تم السحب | retiré; retirée
        expired | expired; lapsed | منتهي; انتهت; انتهت الصلاحية; منتهية | expiré; périmé; échu
        reopened | reopened; resubmitted | أعيد فتحه; أعيد تقديمه; أعيد فتحها | rouvert; rouverte
        pending | pending; awaited; in process; waiting | معلق; قيد الانتظار; قيد الدراسة; لم يرد | en attente; en cours
        obtained | obtained; received; given | تم الحصول عليها; تم الحصول عليه; مستلم; مستلمة | obtenu; obtenue; reçu
        refused | refused; denied; rejected | رفض; مرفوض; مرفوضة; تم الرفض | refusé; refusée; rejeté
        besieged | besieged; under siege | محاصر; محاصرة; تحت الحصار | assiégé; assiégée
        hard_to_reach | hard to reach; HTR; hard-to-reach | صعب الوصول; صعبة الوصول; يصعب الوصول إليها; يصعب الوصول إليه \
            | difficile d'accès; difficilement accessible
        accessible | accessible; reachable; open | يمكن الوصول; يمكن الوصول إليها; متاح; متاحة | accessible
        loaded | loaded; loading | تم التحميل; محملة; تحميل | chargé; chargée; chargement
        sealed | sealed | تم الختم; مختومة; ختم | scellé; scellée
        departed | departed; left; departure | انطلقت; غادرت; انطلاق; مغادرة | parti; départ
        held | held; stopped; held at checkpoint | أوقفت; توقفت; محتجزة; احتجزت | retenu; bloqué; arrêté
        released | released; let go | أفرج عنها; سمح لها بالمرور | relâché; libéré
        arrived | arrived; arrival | وصلت; وصول | arrivé; arrivée
        offloaded | offloaded; unloaded; offloading | تم التفريغ; أفرغت; تفريغ | déchargé; déchargement
        looted | looted; stolen | نهبت; سرقت; نهب | pillé; volé
        returned | returned; back; return | رجعت; عودة; رجوع | revenu; retour; rentré
        all | all; everywhere | الكل; الجميع; جميع | tous; toutes; partout
        named | named; listed | مسمى; محدد; محددة | nommé; nommés
        period | period | الفترة | période
        cumulative | cumulative; since the start | تراكمي; تراكمية | cumulé; cumulatif
        as_of | as of; on the day | في ذلك اليوم; بتاريخ; حتى تاريخ | au; à la date
        yes | yes; y; true; x; monitored; watched; covered | نعم; مراقب; مراقبة; تم | oui; surveillé; surveillée; couvert
        no | no; n; false; not monitored; not watched; not covered | لا; غير مراقب; غير مراقبة; لم يتم | non; non surveillé; non couvert
        """;

    private static readonly FrozenSet<string> _noAnswer = Items("""
        pending; awaited; awaiting; awaiting answer; awaiting response; waiting; no answer; no answer yet; no response; no response yet; not yet; none
        in process; under review; under consideration; n/a; en attente; sans réponse; pas de réponse; en cours; à l'étude
        معلق; قيد الانتظار; قيد الدراسة; لم يرد; لا جواب; لا رد; بانتظار الرد; بانتظار الموافقة; لم يرد بعد
        """.Replace('\n', ';')).Select(LocationName.Fold).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string[]> _texts = All.Replace("\\\n", "", StringComparison.Ordinal)
        .Split('\n').Select(line => line.Split('|'))
        .ToFrozenDictionary(p => p[0].Trim(), p => p.Skip(1).SelectMany(Items).ToArray(), StringComparer.Ordinal);

    /// <summary>The words of <paramref name="column"/> by the keys (<see cref="LocationName.Fold"/>) of all that stands for them.</summary>
    internal static FrozenDictionary<string, string> Of(RecordColumn column) => column.Words.Select(w => (Text: w, Word: w))
        .Concat(column.Words.SelectMany(w => SheetTexts.Words(column, w).Select(t => (Text: t, Word: w))))
        .Concat(column.Words.SelectMany(w => Texts(w).Select(t => (Text: t, Word: w))))
        .Select(p => (Key: LocationName.Fold(p.Text), p.Word))
        .DistinctBy(p => p.Key)
        .ToFrozenDictionary(p => p.Key, p => p.Word, StringComparer.Ordinal);

    /// <summary>Whether it says of an answer that there is none yet.</summary>
    internal static bool IsNoAnswer(string text) => text.Trim() is "-" or "\u2013" or "\u2014" || _noAnswer.Contains(LocationName.Fold(text));

    private static string[] Texts(string word) => _texts.GetValueOrDefault(word) ?? [];

    private static string[] Items(string list) => list.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

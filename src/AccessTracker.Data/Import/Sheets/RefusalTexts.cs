using System.Collections.Frozen;
using AccessTracker.Data.Records;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// What is most often wrong with a row, for those who sent it in Arabic or in French. The arguments are those of <see cref="Refusal"/>.
/// </summary>
internal static class RefusalTexts
{
    public const string NearestInArabic = "الأقرب:";
    public const string NearestInFrench = "Les plus proches\u00A0:";

    /// <summary>What is said of a row whose reasons were only counted.</summary>
    public static string TooMany(SheetLanguage language) => language switch
    {
        SheetLanguage.Arabic => "مرفوض أيضًا؛ صحّح الأسطر الأخرى أولًا، فالأسباب أكثر من أن تُذكر كلها.",
        SheetLanguage.French => "Refusée aussi\u00A0; corrigez d’abord les autres, trop nombreuses pour être toutes détaillées.",
        _ => "Also refused; correct the others first, as there are too many to list.",
    };

    /// <summary>Of a row that somebody's answer left out.</summary>
    public static string LeftOut(SheetLanguage language) => language switch
    {
        SheetLanguage.Arabic => "تُرك هذا السطر بناءً على الإجابة. صحّحه وارفعه من جديد إن كان يجب احتسابه.",
        SheetLanguage.French => "Écartée selon la réponse donnée. Corrigez la ligne et envoyez-la de nouveau si elle doit compter.",
        _ => "Left out as answered. Correct the row and upload it again if it should count after all.",
    };

    public static readonly FrozenDictionary<RefusalCode, string> Arabic = new Dictionary<RefusalCode, string>
    {
        [RefusalCode.Missing] = "هنا قيمة مطلوبة.",
        [RefusalCode.NotADay] = "المطلوب تاريخ مع السنة، مثل ‎2016-02-29‎.",
        [RefusalCode.DayOutOfRange] = "المطلوب تاريخ بين {0} و{1}.",
        [RefusalCode.MonthNotDay] = "هذا شهر، والمطلوب يوم. اكتب اليوم أيضًا، مثل 18 حزيران 2016.",
        [RefusalCode.DayPerhapsSwapped] =
            "{0} أم {1}؟ بقية التواريخ في هذا العمود نصوص، فربما بدّل برنامج الجداول اليوم بالشهر. اكتب الشهر باسمه.",
        [RefusalCode.NotANumber] = "المطلوب عدد صحيح بالأرقام، مثل 1200.",
        [RefusalCode.NotADecimal] = "المطلوب عدد بالأرقام مع فاصلة عشرية، مثل 12.5.",
        [RefusalCode.Negative] = "لا يمكن أن يكون العدد سالبًا. اترك الخلية فارغة إن كان غير معروف.",
        [RefusalCode.NumberOutOfRange] = "المطلوب عدد بين {0} و{1}.",
        [RefusalCode.TooPrecise] = "المطلوب {0} من المنازل العشرية على الأكثر.",
        [RefusalCode.CommaInDoubt] = "يمكن قراءة {0} على أنها {1} أو {2}. اكتبها بلا فاصلة.",
        [RefusalCode.UnknownWord] = "المطلوب واحدة من هذه الكلمات: {0}.",
        [RefusalCode.UnknownPlace] = "لا يوجد مكان بهذا الرمز أو الاسم. اختر المكان المقصود أو اقترح مكانًا جديدًا.",
        [RefusalCode.AmbiguousPlace] = "لأكثر من مكان هذا الاسم: {0}. اكتب رمز المكان المقصود.",
        [RefusalCode.PlaceElsewhere] = "{0} في {1}، وهذا السطر يقول {2}. صحّح المكان أو المحافظة.",
        [RefusalCode.CodeOfAnotherPlace] = "{0} هو رمز {1}، وهذا السطر يقول {2}. صحّح الرمز أو الاسم.",
        [RefusalCode.FormulaWithoutResult] =
            "{0} صيغة لا توجد نتيجتها في الملف. افتح الملف في برنامج جداول واحفظه ثم أرسله من جديد.",
        [RefusalCode.ErrorInCell] = "في {0} الخطأ {1} بدل القيمة. صحّح الخلية، أو اتركها فارغة إن كانت القيمة غير معروفة.",
        [RefusalCode.SeveralRowsOneFigure] =
            "هذا الرقم مكتوب مرة واحدة للأسطر من {0} إلى {1}، ولا يُعرف كيف يتوزع عليها. اكتب لكل سطر رقمه.",
        [RefusalCode.ConvoyHasOtherTotal] =
            "هذا الرقم مكتوب مرة واحدة للأسطر من {0} إلى {1} من القافلة {2}، وهي محفوظة بمجموع آخر. اكتب لكل سطر رقمه.",
        [RefusalCode.FigureWithoutRow] = "هذا الرقم جزء من مجموع القافلة، والسطر {0} من القافلة نفسها معاد. صحّح ذلك السطر وأرسل السطرين معًا.",
        [RefusalCode.SeveralPlacesOneFigure] = "هذا الرقم مكتوب مرة واحدة لعدة أماكن. اكتب لكل مكان سطرًا.",
        [RefusalCode.PartUnknown] = "جزء من هؤلاء الأشخاص غير معروف، فلا يمكن جمعهم. اكتب المجموع في عمود خاص به.",
        [RefusalCode.FamiliesWithoutSize] = "هذه عائلات، ولا يُعرف عدد أفرادها. اذكر عدد أفراد العائلة.",
        [RefusalCode.RowsOfStopDiffer] = "الأسطر {0} عن محطة واحدة، وهذا العمود يقول فيها أشياء مختلفة. وحّدها أو صحّح اليوم أو المكان.",
        [RefusalCode.SameTwice] = "السطر {0} عن السجل نفسه ({1}). أبقِ واحدًا منهما.",
        [RefusalCode.UnknownLine] = "الطلب {0} لا يذكر {1}. صحّح السطر أو أضف المكان إلى الطلب.",
        [RefusalCode.DecisionBeforeRequest] = "قُدّم الطلب {0} في {1}، والقرار في {2} يسبقه.",
        [RefusalCode.DeliveryBeforeDeparture] = "انطلقت القافلة {0} في {1}، والتسليم في {2} يسبقها.",
        [RefusalCode.ValidToBeforeValidFrom] = "ينتهي التصريح قبل أن يبدأ في {0}.",
    }.ToFrozenDictionary();

    public static readonly FrozenDictionary<RefusalCode, string> French = new Dictionary<RefusalCode, string>
    {
        [RefusalCode.Missing] = "Une valeur est nécessaire ici.",
        [RefusalCode.NotADay] = "Une date avec l’année est attendue, comme 2016-02-29.",
        [RefusalCode.DayOutOfRange] = "Une date du {0} au {1} est attendue.",
        [RefusalCode.MonthNotDay] = "C’est un mois, et il faut un jour. Écrivez aussi le jour, comme 18 juin 2016.",
        [RefusalCode.DayPerhapsSwapped] =
            "{0} ou {1}\u00A0? D’autres jours de cette colonne sont des textes\u00A0: un tableur a peut-être échangé le jour et le mois. "
                + "Écrivez le mois en lettres.",
        [RefusalCode.NotANumber] = "Un nombre entier en chiffres est attendu, comme 1200.",
        [RefusalCode.NotADecimal] = "Un nombre en chiffres est attendu, comme 12.5.",
        [RefusalCode.Negative] = "Le nombre ne peut pas être négatif. Laissez la cellule vide s’il est inconnu.",
        [RefusalCode.NumberOutOfRange] = "Un nombre de {0} à {1} est attendu.",
        [RefusalCode.TooPrecise] = "Au plus {0} décimales sont attendues.",
        [RefusalCode.CommaInDoubt] = "{0} peut se lire {1} ou {2}. Écrivez-le sans virgule.",
        [RefusalCode.UnknownWord] = "Un de ces mots est attendu\u00A0: {0}.",
        [RefusalCode.UnknownPlace] = "Aucun lieu n’a ce code ou ce nom. Choisissez le lieu, ou proposez-en un nouveau.",
        [RefusalCode.AmbiguousPlace] = "Plusieurs lieux portent ce nom\u00A0: {0}. Écrivez le code de celui qui est visé.",
        [RefusalCode.PlaceElsewhere] = "{0} est dans {1}, et cette ligne dit {2}. Corrigez le lieu ou le gouvernorat.",
        [RefusalCode.CodeOfAnotherPlace] = "{0} est le code de {1}, et cette ligne dit {2}. Corrigez le code ou le nom.",
        [RefusalCode.FormulaWithoutResult] =
            "{0} est une formule dont le résultat n’est pas dans le fichier. Ouvrez-le dans un tableur, enregistrez-le et renvoyez-le.",
        [RefusalCode.ErrorInCell] =
            "{0} montre l’erreur {1} au lieu d’une valeur. Corrigez la cellule, ou laissez-la vide si la valeur est inconnue.",
        [RefusalCode.SeveralRowsOneFigure] =
            "Ce chiffre vaut une fois pour les lignes {0} à {1}, et son partage n’est pas clair. Donnez à chaque ligne son chiffre.",
        [RefusalCode.ConvoyHasOtherTotal] =
            "Ce chiffre vaut une fois pour les lignes {0} à {1} du convoi {2}, enregistré avec un autre total. Donnez à chaque ligne son chiffre.",
        [RefusalCode.FigureWithoutRow] =
            "Ce chiffre fait partie du total de son convoi, et la ligne {0} du convoi est renvoyée. Corrigez-la et renvoyez les deux.",
        [RefusalCode.SeveralPlacesOneFigure] = "Ce chiffre vaut une fois pour plusieurs lieux. Donnez une ligne à chaque lieu.",
        [RefusalCode.PartUnknown] = "Une partie de ces personnes est inconnue\u00A0: leur somme aussi. Donnez le total dans une colonne.",
        [RefusalCode.FamiliesWithoutSize] = "Ce sont des familles, et leur taille n’est pas connue. Dites combien de personnes compte une famille.",
        [RefusalCode.RowsOfStopDiffer] =
            "Les lignes {0} sont d’un même arrêt, et cette colonne y dit des choses différentes. Accordez-les, ou corrigez le jour ou le lieu.",
        [RefusalCode.SameTwice] = "La ligne {0} décrit le même enregistrement ({1}). Gardez-en une.",
        [RefusalCode.UnknownLine] = "La demande {0} ne porte pas sur {1}. Corrigez la ligne ou ajoutez le lieu à la demande.",
        [RefusalCode.DecisionBeforeRequest] = "La demande {0} a été déposée le {1}\u00A0; une décision du {2} la précéderait.",
        [RefusalCode.DeliveryBeforeDeparture] = "Le convoi {0} est parti le {1}\u00A0; une livraison du {2} le précéderait.",
        [RefusalCode.ValidToBeforeValidFrom] = "Le permis finirait avant de commencer, le {0}.",
    }.ToFrozenDictionary();
}

using AccessTracker.Domain.Situations;
using AccessTracker.Domain.Targets;

namespace AccessTracker.Data.Records.Kinds;

/// <summary>What was aimed at, and what was said of it.</summary>
internal static class TargetKinds
{
    public static readonly RecordKind<Target> Targets = new("targets.csv", "target", "target",
    [
        new("code", CellType.Key, "#activity+target+id")
        {
            Required = true,
            Headings = new("Code; Target code; Ref", "الرمز; رمز الهدف"),
        },
        new("name", CellType.Text, "#activity+target+name")
        {
            Required = true,
            Headings = new("Name; Target", "الاسم; الهدف"),
        },
        new("people", CellType.Number, "#targeted")
        {
            Required = true,
            Headings = new("People; Target people", "عدد الأشخاص; الأشخاص"),
        },
        new("scope", CellType.Word, "#loc+scope")
        {
            Required = true, Of = typeof(TargetScope),
            Headings = new("Scope", "النطاق"),
        },
        new("locations", CellType.Places, "#loc+code+list")
        {
            Headings = new("Places; Locations", "الأماكن; المواقع"),
        },
        new("start_on", CellType.Day, "#date+start")
        {
            Required = true, MostAhead = 5 * Days.Year,
            Headings = new("Start; Starts on; Start date", "البداية; تاريخ البدء"),
        },
        new("due_on", CellType.Day, "#date+due")
        {
            Required = true, MostAhead = 10 * Days.Year, After = "start_on",
            Headings = new("Due; Due on; Due date; End date", "الاستحقاق; تاريخ الانتهاء"),
        },
        SharedColumns.Source,
    ], ["code"])
    {
        In = facts => facts.Targets,
        Form = RecordForm.General,
    };

    public static readonly RecordKind<StatedFigure> StatedFigures = new("stated_figures.csv", "stated_figure", "stated_figure",
    [
        new("meeting", CellType.Reference, "#event+meeting+num")
        {
            Required = true, Refers = OperationKinds.Meetings, Stored = "meeting_id",
            Headings = new("Meeting; Report; Meeting number", "الاجتماع; رقم الاجتماع"),
        },
        new("measure", CellType.Word, "#indicator+measure+name")
        {
            Required = true, Of = typeof(StatedMeasure),
            Headings = new("Measure; Figure; Indicator", "المؤشر; القياس"),
        },
        new("window", CellType.Word, "#indicator+window")
        {
            Required = true, Of = typeof(StatedWindow), Stored = "stated_window",
            Headings = new("Window; Period", "الفترة"),
        },
        new("low", CellType.Number, "#indicator+low+value")
        {
            Required = true,
            Headings = new("Low; From; Figure said; Value", "الحد الأدنى; القيمة"),
        },
        new("high", CellType.Number, "#indicator+high+value")
        {
            Headings = new("High; To", "الحد الأعلى"),
        },
        new("wording", CellType.Text, "#description+wording")
        {
            IsLong = true,
            Headings = new("Wording; Words; Quote", "الصياغة; النص"),
        },
        new("scope", CellType.Text, "#description+scope")
        {
            Headings = new("Scope", "النطاق"),
        },
        SharedColumns.Source,
    ], ["meeting", "measure", "window", "source"])
    {
        TakesFiles = true,
        In = facts => facts.StatedFigures,
        Form = RecordForm.General,
        Broken = BundleRules.OfStatedFigure,
    };
}

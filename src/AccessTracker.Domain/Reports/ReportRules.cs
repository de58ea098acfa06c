using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Reports;

/// <summary>
/// What the report of a task force is: how it is counted and written, and which figures a published one is held to. Everything else about reports,
/// drafts, publications, revisions, files and mail, is one way for all task forces.
/// </summary>
public abstract class ReportRules
{
    private static readonly ReportRules _humanitarian = new Humanitarian();
    private static readonly ReportRules _ceasefire = new Ceasefire();

    /// <summary>Those of a task force.</summary>
    public static ReportRules Of(TaskForce taskForce) => taskForce switch
    {
        TaskForce.Humanitarian => _humanitarian,
        TaskForce.Ceasefire => _ceasefire,
    };

    /// <summary>Those that a content was counted by.</summary>
    public static ReportRules Of(IReportContent content) => content is CeasefireContent ? _ceasefire : _humanitarian;

    /// <summary>The number rises with every change of a rule or of the content's form: what an older program computed is computed anew.</summary>
    public abstract int Method { get; }

    /// <summary>The figures that a published report is held to, in the order of its content.</summary>
    public abstract IReadOnlyList<HeadlineFigure> Figures { get; }

    /// <summary>The report of one meeting. A pure function.</summary>
    /// <param name="situation">The records.</param>
    /// <param name="period">The meeting and the days the report is about.</param>
    /// <param name="before">The report before as it was published last; null when it was not.</param>
    public abstract IReport Compute(Situation situation, ReportPeriod period, PublishedReport? before = null);

    /// <summary>Writes a content as its hash is taken of it.</summary>
    public abstract string Write(IReportContent content);

    /// <summary>Reads a content, also one that was published before it had all the properties of today.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text was not written by <see cref="Write"/>.</exception>
    public abstract IReportContent Read(string json);

    private sealed class Humanitarian : ReportRules
    {
        public override int Method => WeeklyReport.Method;

        public override IReadOnlyList<HeadlineFigure> Figures => HeadlineFigure.All;

        public override IReport Compute(Situation situation, ReportPeriod period, PublishedReport? before = null) =>
            WeeklyReport.Compute(situation, period, before);

        public override string Write(IReportContent content) => ReportJson.Serialize((ReportContent)content);

        public override IReportContent Read(string json) => ReportJson.Deserialize(json);
    }

    private sealed class Ceasefire : ReportRules
    {
        public override int Method => CeasefireReport.Method;

        public override IReadOnlyList<HeadlineFigure> Figures { get; } =
        [
            .. Allegations("allegations.period", c => c.Allegations.Period),
            .. Allegations("allegations.cumulative", c => c.Allegations.Cumulative),
            new("patterns", c => ((CeasefireContent)c).Patterns.Count),
            new("routes.cutOff", c => ((CeasefireContent)c).Routes.CutOff.Count),
            new("access.besieged.locations", c => ((CeasefireContent)c).Access.Besieged.Locations),
            new("access.besieged.reachedInPeriod", c => ((CeasefireContent)c).Access.Besieged.ReachedInPeriod),
            new("access.besieged.reachedCumulative", c => ((CeasefireContent)c).Access.Besieged.ReachedCumulative),
            new("access.permitsPending", c => ((CeasefireContent)c).Access.PermitsPending),
            new("access.turnedBackInPeriod", c => ((CeasefireContent)c).Access.TurnedBackInPeriod),
        ];

        // What moved since the report before was published is told beside the content, which has no place for it.
        public override IReport Compute(Situation situation, ReportPeriod period, PublishedReport? before = null) =>
            CeasefireReport.Compute(situation, period);

        public override string Write(IReportContent content) => ReportJson.Serialize((CeasefireContent)content);

        public override IReportContent Read(string json) => ReportJson.DeserializeCeasefire(json);

        private static IEnumerable<HeadlineFigure> Allegations(string path, Func<CeasefireContent, AllegationCounts> counts) =>
            new (string Name, Func<AllegationCounts, long> Of)[]
            {
                ("received", a => a.Received), ("substantiated", a => a.Substantiated), ("notSubstantiated", a => a.NotSubstantiated),
                ("inconclusive", a => a.Inconclusive), ("resolved", a => a.Resolved), ("referred", a => a.Referred), ("killed", a => a.Killed),
                ("injured", a => a.Injured), ("harmUnknown", a => a.HarmUnknown),
            }.Select(f => new HeadlineFigure($"{path}.{f.Name}", c => f.Of(counts((CeasefireContent)c))));
    }
}

using System.ComponentModel.DataAnnotations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Hosting;

namespace AccessTracker.Web.SignIn;

/// <summary>Levels of records as the configuration names them (docs/access.md): of each kind by <c>Defaults:</c> and its name.</summary>
[Settings("Sensitivity")]
public sealed class SensitivitySettings : INamedSettings
{
    private const string Of = "Defaults:";

    private readonly Dictionary<string, Sensitivity> _defaults = new(StringComparer.Ordinal);

    /// <summary>The level of what is planned and not done yet.</summary>
    public Sensitivity Planned { get; init; } = Sensitivity.High;

    /// <summary>How long after its day what was planned keeps that level.</summary>
    [Range(0, int.MaxValue)]
    [Expected("a whole number of hours, 0 or more")]
    public int EmbargoHours { get; init; } = 48;

    public IEnumerable<string> Names(RecordKinds kinds) => kinds.All.Select(k => Of + k.Name);

    /// <summary>What the policy and every statement that reads go by.</summary>
    public SensitivityRules Rules => new() { Defaults = _defaults, Planned = Planned, EmbargoHours = EmbargoHours };

    public string? Take(string name, string text)
    {
        if (!EnumCode.TryParse<Sensitivity>(text, out var level))
        {
            return string.Join(", ", EnumCode.All<Sensitivity>());
        }

        _defaults[name[Of.Length..]] = level;
        return null;
    }
}

using System.Reflection;

namespace AccessTracker.Web.Components;

/// <summary>The version of the program, as <c>Version</c> of the build says it.</summary>
public static class AppVersion
{
    /// <summary>Without the revision of the sources, which a build may add.</summary>
    public static string Text { get; } =
        typeof(AppVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}

namespace AccessTracker.Tests.Support;

/// <summary>The files of this repository, found upwards from the tests' own folder.</summary>
public static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find(DirectoryInfo folder) =>
        File.Exists(System.IO.Path.Combine(folder.FullName, "AccessTracker.sln")) ? folder.FullName : Find(folder.Parent!);
}

namespace AccessTracker.Tests.Stores;

/// <summary>A temporary folder that goes with its test.</summary>
public sealed class TestFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("accesstracker-");

    public string Path(params string[] parts) => System.IO.Path.Combine([_folder.FullName, .. parts]);

    public void Dispose()
    {
        if (_folder.Exists)
        {
            _folder.Delete(recursive: true);
        }
    }
}

/// <summary>The files of this repository.</summary>
public static class Repository
{
    private static readonly string _root = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string Path(params string[] parts) => System.IO.Path.Combine([_root, .. parts]);

    private static string Find(DirectoryInfo folder) =>
        File.Exists(System.IO.Path.Combine(folder.FullName, "AccessTracker.sln")) ? folder.FullName : Find(folder.Parent!);
}

namespace AccessTracker.Web.Hosting;

/// <summary>
/// The folder that relative paths of the configuration start from: the repository when the program runs from a build in
/// it, wherever it is started; else the content root.
/// </summary>
public static class RootFolder
{
    public static string Find(string contentRoot)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AccessTracker.sln")))
            {
                return folder.FullName;
            }
        }

        return contentRoot;
    }
}

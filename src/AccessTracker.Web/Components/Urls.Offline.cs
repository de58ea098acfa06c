namespace AccessTracker.Web.Components;

public static partial class Urls
{
    /// <summary>What lies on the device: the page that opens without a line.</summary>
    public const string Device = "/device";

    /// <summary>Where a device asks whether it may keep what it holds.</summary>
    public const string DeviceContact = "/device/contact";

    /// <summary>Where a device says that it has emptied itself.</summary>
    public const string DeviceEnd = "/device/end";

    /// <summary>What a browser needs to put the program on a telephone's screen.</summary>
    public const string Manifest = "/app.webmanifest";

    /// <summary>The script that answers in place of the line.</summary>
    public const string Worker = "/worker.js";

    /// <summary>The folder of the scripts for devices.</summary>
    public const string DeviceScripts = "/device-scripts";

    public const string AccountDevices = $"{Account}#devices";

    /// <summary>Where entry without a line is turned on for the browser that asks.</summary>
    public static string TurnOnDevice(string operation) => Query(Device, ("on", operation));

    /// <summary>A form on the device.</summary>
    public static string DeviceForm(string form) => Query(Device, ("form", form));

    /// <summary>Where a browser is registered.</summary>
    public static string AddDevice(string operation) => $"{Overview(operation)}/device";

    /// <summary>Whether people enter without a line in an operation, and on which devices.</summary>
    public static string Offline(string operation) => $"{Overview(operation)}/offline";

    /// <summary>The key of the request or convoy whose page a form that was saved leads to; null: it leads elsewhere.</summary>
    public static string? KeyIn(string operation, string target)
    {
        var path = target.Split('?', '#')[0];
        return new[] { $"{Overview(operation)}/requests/", $"{Overview(operation)}/convoys/" }
            .Where(p => path.StartsWith(p, StringComparison.Ordinal) && path.Length > p.Length)
            .Select(p => Uri.UnescapeDataString(path[p.Length..])).FirstOrDefault();
    }
}

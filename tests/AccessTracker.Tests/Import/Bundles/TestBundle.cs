using System.IO.Compression;
using System.Text;

namespace AccessTracker.Tests.Import.Bundles;

/// <summary>A bundle written by a test, line by line.</summary>
public sealed class TestBundle
{
    public TestBundle(string path)
    {
        Path = path;
        Directory.CreateDirectory(path);
    }

    public string Path { get; }

    public TestBundle With(string file, params string[] lines) => With(file, Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\r\n"))));

    public TestBundle With(string file, byte[] bytes)
    {
        File.WriteAllBytes(System.IO.Path.Combine(Path, file), bytes);
        return this;
    }

    /// <summary>An operation with two places, a request with a line for each, a convoy of 10 March 2016 and its delivery.</summary>
    public TestBundle WithAnOperation() => this
        .With("operation.csv", "code,name,since", "SYR,Syria,2016-02-12")
        .With("meetings.csv", "number,date", "1,2016-02-18", "2,2016-02-25")
        .With("locations.csv", "code,name,name_ar,aliases", "MAD,Madaya,مضايا,Madaja", "DAR,Darayya,داريا,Daraya;Deraya")
        .With("requests.csv", "ref,authority,submitted_on", "R1,Government,2016-03-01")
        .With("request_lines.csv", "request,location,people_requested", "R1,MAD,40000", "R1,DAR,8000")
        .With("decisions.csv", "request,location,decision,decided_on", "R1,MAD,granted,2016-03-05")
        .With("convoys.csv", "ref,mode,request,departed_on,trucks,tonnes", "C1,road,R1,2016-03-10,20,200.5")
        .With("deliveries.csv", "ref,convoy,location,day,outcome,people_reached", "D1,C1,MAD,2016-03-11,delivered,40000");

    public string Zip(string path)
    {
        ZipFile.CreateFromDirectory(Path, path);
        return path;
    }
}

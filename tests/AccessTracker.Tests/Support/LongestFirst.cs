using Xunit.Abstractions;

[assembly: TestCollectionOrderer("AccessTracker.Tests.Support.LongestFirst", "AccessTracker.Tests")]

namespace AccessTracker.Tests.Support;

/// <summary>
/// The tests of the whole program follow one another, for the jobs' storage is the process's: they begin first, beside all others. Begun last, as
/// they were, they left one of two cores idle for a third of the time.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(c => c.DisplayName == "hangfire" ? 0 : 1);
}

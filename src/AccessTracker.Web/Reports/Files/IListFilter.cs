namespace AccessTracker.Web.Reports.Files;

/// <summary>What an address asks for of a list, which its file is made of too.</summary>
public interface IListFilter
{
    /// <summary>Name and value of what is asked for, as the address has them.</summary>
    IEnumerable<(string Name, string? Value)> Pairs();

    /// <summary>Name and value of what is asked for in words that the filter does not have: a file is not made of it.</summary>
    IEnumerable<(string Name, string Value)> Unknown();
}

namespace AccessTracker.Web.Search;

/// <summary>What of a record is searched, as it is written down in a <see cref="SearchTable{T}"/>.</summary>
internal interface ISearchedText
{
    /// <summary>A text that is searched letter by letter; null: nothing.</summary>
    void Text(string? text);

    /// <summary>The same of a text that few records share: a ref, a note.</summary>
    void Own(string? text);

    /// <summary>The code of a place, by whose names the record is found.</summary>
    void Place(string? code);

    /// <summary>Who somebody is: by what is written, and by the names of the party whose code that is.</summary>
    void Party(string? party);

    /// <summary>A day, by whose month and year the record is found.</summary>
    void Day(DateOnly? day);
}

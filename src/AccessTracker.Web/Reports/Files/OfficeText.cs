using System.Globalization;
using System.Text;
using System.Xml;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Common;
using DocumentFormat.OpenXml.Packaging;

namespace AccessTracker.Web.Reports.Files;

/// <summary>What Office files have in common: texts that XML can hold, and properties that do not change with the day of making.</summary>
internal static class OfficeText
{
    /// <summary>
    /// The language of what is read from the left, as word processors check its spelling: the file's own, or else English, which codes and names are
    /// nearest to.
    /// </summary>
    public static string Language => IsEnglish || CultureInfo.CurrentUICulture.TextInfo.IsRightToLeft
        ? "en-GB"
        : CultureInfo.CreateSpecificCulture(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName).Name;

    /// <summary>The file is in English, or in no language in particular.</summary>
    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "en" or "iv";

    /// <summary>The text with U+FFFD for what XML cannot hold.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                clean.Append(text[i]).Append(text[++i]);
            }
            else
            {
                clean.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
            }
        }

        return clean.ToString();
    }

    /// <summary>Writes whose the file is and when it was made: of the publication, or of the computation of a draft.</summary>
    public static void Describe(CoreFilePropertiesPart part, ReportDocument document, string title) =>
        Describe(part.GetStream(FileMode.Create), title, document.Header.PublishedAt ?? document.Header.ComputedAt, document.Content.Operation.Name,
            document.Header);

    /// <summary>Likewise of any file; <paramref name="header"/> is null where it is no report's.</summary>
    /// <param name="operation">Its name stands for the author: a file is passed on, and nobody sees whose address goes with it.</param>
    public static void Describe(Stream properties, string title, DateTimeOffset at, string operation, ReportHeader? header)
    {
        var made = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        using var stream = properties;
        using var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        const string Properties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        const string Elements = "http://purl.org/dc/elements/1.1/";
        const string Terms = "http://purl.org/dc/terms/";
        const string Instance = "http://www.w3.org/2001/XMLSchema-instance";
        writer.WriteStartElement("cp", "coreProperties", Properties);
        writer.WriteAttributeString("xmlns", "dc", null, Elements);
        writer.WriteAttributeString("xmlns", "dcterms", null, Terms);
        writer.WriteAttributeString("xmlns", "xsi", null, Instance);
        writer.WriteElementString("title", Elements, Clean(title));
        writer.WriteElementString("creator", Elements, Clean(operation));
        WriteInstant("created");
        WriteInstant("modified");
        if (header is not null)
        {
            writer.WriteElementString("contentStatus", Properties, EnumCode.Of(header.State));
            writer.WriteElementString("identifier", Elements, header.ContentHash);
        }

        writer.WriteEndElement();

        void WriteInstant(string name)
        {
            writer.WriteStartElement(name, Terms);
            writer.WriteAttributeString("type", Instance, "dcterms:W3CDTF");
            writer.WriteString(made);
            writer.WriteEndElement();
        }
    }

    public static bool IsDraft(ReportDocument document) => document.Header.State == ReportState.Draft;
}

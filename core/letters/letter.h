#pragma once

#include <QString>
#include <QStringList>

#include <string>
#include <string_view>
#include <vector>

namespace todoku
{

/// A part of a letter (RFC 2045): where its header and its content lie in the letter's bytes.
struct Part {
    std::string_view header;  ///< its header fields, without the empty line behind them
    std::string_view content; ///< still encoded
    std::string type;         ///< "text/plain", in lower case
    std::string charset;      ///< as it says; empty where it does not
    std::string encoding;     ///< "base64", "quoted-printable", in lower case; empty for none
    std::string fileName;     ///< decoded, UTF-8; empty where it has none
    std::vector<Part> parts;  ///< of a multipart

    bool isMultipart() const { return type.starts_with("multipart/"); }
    bool isText() const { return type.starts_with("text/"); }
    /// A letter inside this one: forwarded, or the one that is returned.
    bool isLetter() const { return type == "message/rfc822" || type == "message/global"; }
};

/// A letter taken apart (RFC 5322, RFC 2045 to 2047). Only the tree is read here, since looking at a million
/// letters leaves no time to build objects for each header field; field values, charsets and transfer
/// encodings are GMime's. Whatever the bytes are, there is a letter: what is no MIME is text.
class Letter
{
public:
    /// Keeps the bytes. Line ends may be LF, CRLF or CR; a "From " line of an mbox in front is passed over.
    explicit Letter(std::string bytes);
    Letter(const Letter &) = delete;
    Letter &operator=(const Letter &) = delete;

    const Part &root() const { return m_root; }
    /// The field's first value in the letter's header, decoded (RFC 2047); empty where there is none.
    QString field(std::string_view name) const;
    bool has(std::string_view name) const;
    /// That value as it stands.
    std::string_view rawField(std::string_view name) const;

    /// How much the tree may hold; what lies deeper or behind is left as it is.
    static constexpr int deepest = 32;
    static constexpr int mostParts = 1000;

private:
    void readParts(Part &part, int depth);

    struct Field {
        std::string_view name;
        std::string_view value;
    };

    std::string m_bytes;
    Part m_root;
    std::vector<Field> m_fields; ///< of the root's header, since they are asked for again and again
    int m_parts = 0;
};

/// Whether these bytes begin as a letter does: header fields, known ones among them, before anything else.
bool looksLikeLetter(std::string_view bytes);

/// The value of the first field of that name (in lower case), as it stands; empty where there is none.
std::string_view rawField(std::string_view header, std::string_view name);
/// The values of all fields of that name.
std::vector<std::string_view> rawFields(std::string_view header, std::string_view name);
/// A field's value without its line breaks, its encoded words decoded (RFC 2047).
QString decodedField(std::string_view raw);
/// The addresses in a field's value: "taro@example.jp" for "Taro <taro@example.jp>".
QStringList addressesIn(std::string_view raw);

/// The content without its transfer encoding, at most `limit` bytes of it.
std::string decodedContent(const Part &part, std::size_t limit);
/// The content of a text part as text, at most `limit` bytes of it; HTML without its marks.
QString textOf(const Part &part, std::size_t limit);

} // namespace todoku

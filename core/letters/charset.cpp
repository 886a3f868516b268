#include "letters/charset.h"

#include <gmime/gmime.h>

#include <QHash>

#include <cstdint>
#include <mutex>

namespace todoku
{

namespace
{

/// An open converter to UTF-8, closed at the end.
class Converter
{
public:
    explicit Converter(const QByteArray &charset) : m_iconv(opened(iconvName(charset.toLower()))) {}
    ~Converter()
    {
        if (isOpen())
            g_mime_iconv_close(m_iconv);
    }
    Converter(const Converter &) = delete;
    Converter &operator=(const Converter &) = delete;

    bool isOpen() const { return reinterpret_cast<std::intptr_t>(m_iconv) != -1; } // iconv_open(3)
    iconv_t get() const { return m_iconv; }

private:
    static iconv_t opened(const QByteArray &charset)
    {
        startGMime();
        return g_mime_iconv_open("UTF-8", charset.constData());
    }

    static QByteArray iconvName(const QByteArray &charset)
    {
        static const QHash<QByteArray, QByteArray> names{{"iso-2022-jp", "ISO-2022-JP-MS"},
                                                         {"shift_jis", "CP932"},
                                                         {"shift-jis", "CP932"},
                                                         {"sjis", "CP932"},
                                                         {"x-sjis", "CP932"},
                                                         {"windows-31j", "CP932"},
                                                         {"unicode-1-1-utf-7", "UTF-7"}};
        return names.value(charset, charset);
    }

    const iconv_t m_iconv;
};

} // namespace

void startGMime()
{
    static std::once_flag once;
    std::call_once(once, g_mime_init);
}

std::optional<QString> textFrom(const QByteArray &charset, const std::string &bytes)
{
    // Most of what names UTF-8 is UTF-8, and Qt reads it five times as fast as iconv. iconv ends at a zero.
    if (charset.compare("utf-8", Qt::CaseInsensitive) == 0 && bytes.find('\0') == std::string::npos)
        if (const QUtf8StringView text(bytes.data(), qsizetype(bytes.size())); text.isValidUtf8())
            return text.toString();
    const Converter converter(charset);
    char *out =
        converter.isOpen() ? g_mime_iconv_strndup(converter.get(), bytes.data(), bytes.size()) : nullptr;
    if (!out)
        return std::nullopt;
    const QString text = QString::fromUtf8(out);
    g_free(out);
    return text;
}

bool isKnownCharset(const QByteArray &charset)
{
    return Converter(charset).isOpen();
}

} // namespace todoku

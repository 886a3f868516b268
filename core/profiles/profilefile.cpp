#include "profiles/profilefile.h"

#include "letters/charset.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 mostRead = qint64(16) << 20;

std::optional<QString> decoded(const QByteArray &bytes, QStringConverter::Encoding encoding)
{
    QStringDecoder decoder(encoding);
    QString text = decoder(bytes);
    return decoder.hasError() ? std::nullopt : std::optional(std::move(text));
}

} // namespace

Result<QByteArray> readProfileFile(const QString &file)
{
    const QFileInfo found(file);
    if (found.exists() && !found.isFile())
        return Complaint{file, 0, {u"ふつうのファイルではないため、読みません。"_s, u"is no regular file"_s}};
    if (found.size() > mostRead)
        return Complaint{
            file,
            0,
            {u"%1 MB あります。設定のファイルとしては大きすぎるため、読みません。"_s.arg(found.size() >> 20),
             u"is %1 MB, too large for a file of settings; it was not read"_s.arg(found.size() >> 20)}};
    QFile opened(file);
    if (!opened.open(QIODevice::ReadOnly))
        return Complaint{file,
                         0,
                         {u"開けません (%1)。"_s.arg(opened.errorString()),
                          u"cannot be opened (%1)"_s.arg(opened.errorString())}};
    return opened.read(mostRead); // it may have grown since
}

Result<ProfileText> profileText(const QByteArray &bytes, const QString &file, Ending ending)
{
    ProfileText read{{}, file, true, {}};
    // Only with a mark, as regedit writes it. Without one, "h\0i\0" is binary.
    const auto marked = QStringConverter::encodingForData(bytes);
    const bool wide = bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF");
    if (marked && wide) {
        const qsizetype odd = bytes.size() % 2;
        read.text = decoded(bytes.chopped(odd), *marked).value_or(QString());
    } else if (!bytes.contains('\0')) {
        if (const auto utf8 = decoded(bytes, QStringConverter::Utf8))
            read.text = *utf8;
        else if (const auto japanese = textFrom("shift_jis", bytes.toStdString()))
            read.text = *japanese;
        else {
            read.text = QString::fromLatin1(bytes);
            read.doubts += Complaint{
                file,
                0,
                {u"UTF-8 でも Shift_JIS でもない文字が入っています。読めるところだけを調べました。"_s,
                 u"holds characters that are neither UTF-8 nor Shift_JIS; the rest was read"_s}};
        }
    }
    if (read.text.contains(QChar(u'\0')) || (read.text.isEmpty() && !bytes.isEmpty()))
        return Complaint{file,
                         0,
                         {u"文字のファイルではありません。壊れているか、設定のファイルではありません。"_s,
                          u"is no text file: it is damaged, or no file of settings"_s}};
    if (ending == Ending::LineBreak && !read.text.isEmpty() && !read.text.endsWith(u'\n')) {
        read.whole = false;
        read.doubts += cutOff(file, int(read.text.count(u'\n')) + 1);
    }
    return read;
}

Complaint cutOff(const QString &file, int line)
{
    return {
        file,
        line,
        {u"途中で切れています。メールソフトを終了してから、もう一度お試しください。ここまでに書かれている値だけを調べました。"_s,
         u"ends in the middle; close the mail program and try again. Only what stands before was looked at"_s}};
}

QString folderNameOf(const QString &file)
{
    return QFileInfo(file).dir().dirName();
}

} // namespace todoku

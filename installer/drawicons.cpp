// Draws the program's icon: draw-icons IN.svg FOLDER SIZE... writes FOLDER/SIZE.png for each size in pixels,
// and todoku.ico and todoku.icns made of those that Windows and macOS know.
#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <QtEndian>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace
{

QByteArray png(QSvgRenderer &drawing, int size)
{
    QImage picture(size, size, QImage::Format_ARGB32);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    drawing.render(&painter);
    painter.end();
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    picture.save(&out, "PNG");
    return out.data();
}

template <class Number>
QByteArray little(Number number)
{
    QByteArray bytes(sizeof(Number), '\0');
    qToLittleEndian(number, bytes.data());
    return bytes;
}

QByteArray big(quint32 number)
{
    QByteArray bytes(sizeof(number), '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

/// A directory of pictures, then the pictures: PNG inside .ico is read by Windows Vista and later.
QByteArray ico(const QMap<int, QByteArray> &pictures)
{
    const QList<int> known{16, 24, 32, 48, 64, 256};
    QByteArray directory = little<quint16>(0) + little<quint16>(1) + little<quint16>(known.size());
    QByteArray bodies;
    const auto first = quint32(6 + 16 * known.size());
    for (const int size : known) {
        const char side = size == 256 ? '\0' : char(size); // a byte, in which 0 means 256
        directory += QByteArray(2, side) + QByteArray(2, '\0') + little<quint16>(1) + little<quint16>(32) +
                     little<quint32>(pictures[size].size()) + little<quint32>(first + bodies.size());
        bodies += pictures[size];
    }
    return directory + bodies;
}

QByteArray icns(const QMap<int, QByteArray> &pictures)
{
    QByteArray bodies;
    for (const auto &[size, type] : {std::pair{128, "ic07"}, {256, "ic08"}, {512, "ic09"}})
        bodies += type + big(8 + pictures[size].size()) + pictures[size];
    return "icns" + big(8 + bodies.size()) + bodies;
}

bool write(const QString &name, const QByteArray &bytes)
{
    QFile file(name);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush())
        return true;
    std::fprintf(stderr, "draw-icons: %s cannot be written: %s\n", qPrintable(name),
                 qPrintable(file.errorString()));
    return false;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 4) {
        std::fputs("usage: draw-icons IN.svg FOLDER SIZE...\n", stderr);
        return 2;
    }
    QSvgRenderer drawing(QString::fromLocal8Bit(argv[1]));
    const QDir folder(QString::fromLocal8Bit(argv[2]));
    if (!drawing.isValid() || !QDir().mkpath(folder.path())) {
        std::fprintf(stderr, "draw-icons: %s cannot be read, or %s not be made\n", argv[1], argv[2]);
        return 1;
    }
    QMap<int, QByteArray> pictures;
    for (int i = 3; i < argc; ++i)
        pictures[std::atoi(argv[i])] = png(drawing, std::atoi(argv[i]));
    bool written = true;
    for (auto picture = pictures.cbegin(); picture != pictures.cend(); ++picture)
        written &= write(folder.filePath(u"%1.png"_s.arg(picture.key())), *picture);
    written &= write(folder.filePath(u"todoku.ico"_s), ico(pictures));
    written &= write(folder.filePath(u"todoku.icns"_s), icns(pictures));
    return written ? 0 : 1;
}

#include "ui/widgets/symbol.h"

#include <QEvent>
#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

namespace
{

QPixmap drawn(const QString &picture, int size, qreal ratio, const QColor &colour)
{
    // A page with many probes draws the same few over and over, and each takes long to read and draw.
    const QString key = u"todoku-symbol %1 %2 %3 %4"_s.arg(picture, colour.name()).arg(size).arg(ratio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(QSize(size, size) * ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintSymbol(painter, QRectF(QPointF(), QSizeF(pixmap.size())), picture, colour);
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

} // namespace

void paintSymbol(QPainter &painter, const QRectF &where, const QString &picture, const QColor &colour)
{
    QFile file(u":/icons/%1.svg"_s.arg(picture));
    if (!file.open(QIODevice::ReadOnly))
        return;
    QByteArray svg = file.readAll();
    svg.replace("currentColor", colour.name().toLatin1());
    QSvgRenderer(svg).render(&painter, where);
}

Symbol::Symbol(int size, QWidget *parent) : QLabel(parent), m_size(size)
{
    setFixedSize(size, size);
}

void Symbol::draw(const QString &picture, const QString &meaning)
{
    setAccessibleName(meaning);
    if (picture == m_picture)
        return;
    m_picture = picture;
    paint();
}

void Symbol::paint()
{
    if (!m_picture.isEmpty())
        setPixmap(drawn(m_picture, m_size, devicePixelRatioF(), palette().text().color()));
}

void Symbol::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paint();
}

QIcon programIcon()
{
    QIcon icon;
    for (const int size : {16, 32, 48, 128})
        icon.addPixmap(drawn(u"todoku"_s, size, 1, Qt::black));
    return icon;
}

QIcon lineIcon(const QString &picture, const QColor &colour, int size)
{
    QIcon icon;
    for (const int ratio : {1, 2, 3})
        icon.addPixmap(drawn(picture, size, ratio, colour));
    return icon;
}

} // namespace todoku

#include "ui/widgets/pathpicture.h"

#include "ui/accessiblerole.h"
#include "ui/widgets/symbol.h"

#include <QFocusEvent>
#include <QPainter>
#include <QStyleOptionFocusRect>
#include <QTextLayout>
#include <QtMath>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

namespace
{

using Standing = Station::Standing;

constexpr int margin = 8;
constexpr int gap = 4;

QString pictureOf(Standing standing)
{
    switch (standing) {
    case Standing::Works:
        return u"good"_s;
    case Standing::Unseen:
        return u"skipped"_s;
    case Standing::Change:
        return u"note"_s;
    case Standing::Suspect:
        return u"unknown"_s;
    case Standing::Broken:
        break;
    }
    return u"trouble"_s;
}

bool isMarked(const Station &station)
{
    return station.standing != Standing::Works && station.standing != Standing::Unseen;
}

/// Lays words out in lines between words, or within one that is longer than a line, and draws them where
/// there is a painter; their height.
int setWords(QPainter *painter, const QRect &where, const QFont &font, Qt::Alignment alignment,
             const QString &words)
{
    QTextOption option(alignment);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    QTextLayout layout(words, font);
    layout.setTextOption(option);
    layout.beginLayout();
    qreal height = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(where.width());
        line.setPosition({0, height});
        height += line.height();
    }
    layout.endLayout();
    if (painter)
        layout.draw(painter, where.topLeft());
    return qCeil(height);
}

/// A host name may go on in the next line behind a dot.
QString breakable(QString name)
{
    return name.replace(u'.', u".\u200B"_s); // zero width space
}

QFont bold(QFont font)
{
    font.setBold(true);
    return font;
}

} // namespace

/// Where one place and its words are drawn.
struct PathPicture::Column {
    QRect frame; ///< around all of it
    QRect station;
    QRect badge;
    QRect place;
    QRect name;
    QRect standing;
};

PathPicture::PathPicture(QWidget *parent) : QWidget(parent)
{
    readAs(staticMetaObject, QAccessible::Graphic);
    setFocusPolicy(Qt::TabFocus); // so that it is read aloud on the way through the page
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void PathPicture::draw(const QList<Station> &path, Language language)
{
    m_path = path;
    m_language = language;
    setAccessibleName(tr("The way of a mail, and where it stops"));
    setAccessibleDescription(pathAsText(path, language));
    updateGeometry();
    update();
}

bool PathPicture::isWide(int width) const
{
    return width >= fontMetrics().height() * 26;
}

QList<PathPicture::Column> PathPicture::columnsFor(int width) const
{
    const bool wide = isWide(width);
    const int station = fontMetrics().height() * 5 / 2;
    const int badge = fontMetrics().height() * 5 / 4;
    const int count = std::max(1, int(m_path.size()));
    const int frameWidth = wide ? width / count : width;
    const int textLeft = wide ? margin : margin + station + badge / 2 + 2 * gap;
    const int textWidth = frameWidth - textLeft - margin;
    const Qt::Alignment alignment = wide ? Qt::AlignHCenter : Qt::AlignLeft;

    QList<Column> columns;
    int top = 0;
    int deepest = 0;
    for (const Station &each : m_path) {
        Column column;
        const int left = wide ? frameWidth * int(columns.size()) : 0;
        column.station = {left + (wide ? (frameWidth - station) / 2 : margin), top + margin, station,
                          station};
        column.badge = {column.station.right() - badge / 2, column.station.bottom() - badge * 3 / 4, badge,
                        badge};
        int y = wide ? column.badge.bottom() + 2 * gap : top + margin;
        const auto line = [&](const QFont &font, const QString &words) {
            QRect where(left + textLeft, y, textWidth, 0);
            if (!words.isEmpty())
                where.setHeight(setWords(nullptr, where, font, alignment, words) + gap);
            y += where.height();
            return where;
        };
        column.place = line(bold(font()), said(each.place, m_language));
        column.name = line(font(), breakable(each.name));
        column.standing = line(isMarked(each) ? bold(font()) : font(), said(each.standing, m_language));
        const int bottom = std::max(y, column.badge.bottom() + gap) + margin;
        column.frame = {left, top, frameWidth, bottom - top};
        deepest = std::max(deepest, bottom);
        if (!wide)
            top = bottom + gap;
        columns += column;
    }
    if (wide)
        for (Column &column : columns)
            column.frame.setHeight(deepest);
    return columns;
}

QSize PathPicture::sizeHint() const
{
    const int width = fontMetrics().height() * 36;
    return {width, heightForWidth(width)};
}

QSize PathPicture::minimumSizeHint() const
{
    return {fontMetrics().height() * 12, fontMetrics().height() * 4};
}

int PathPicture::heightForWidth(int width) const
{
    const QList<Column> columns = columnsFor(width);
    return columns.isEmpty() ? 0 : columns.last().frame.bottom() + 1;
}

void PathPicture::drawStation(QPainter &painter, const QRectF &where, Station::Place place) const
{
    const qreal unit = where.width() / 24;
    const auto box = [&](qreal x, qreal y, qreal width, qreal height) {
        return QRectF(where.left() + x * unit, where.top() + y * unit, width * unit, height * unit);
    };
    const auto at = [&](qreal x, qreal y) { return box(x, y, 0, 0).topLeft(); };
    painter.setPen(
        QPen(palette().color(QPalette::Text), 1.6 * unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(palette().color(QPalette::Base));
    switch (place) {
    case Station::Place::ThisComputer:
        painter.drawRoundedRect(box(2, 3, 20, 14), 2 * unit, 2 * unit);
        painter.drawLine(at(12, 17), at(12, 21));
        painter.drawLine(at(7, 21), at(17, 21));
        break;
    case Station::Place::Line: // the box at home: a router, its waves
        painter.drawRoundedRect(box(2, 13, 20, 8), 2 * unit, 2 * unit);
        painter.drawPoint(at(6, 17));
        painter.drawPoint(at(10, 17));
        painter.drawArc(box(8.5, 7.5, 7, 7), 35 * 16, 110 * 16);
        painter.drawArc(box(5, 3.5, 14, 14), 40 * 16, 100 * 16);
        break;
    case Station::Place::SendingServer:
    case Station::Place::RecipientServer:
        painter.drawRoundedRect(box(3, 2, 18, 9), 2 * unit, 2 * unit);
        painter.drawRoundedRect(box(3, 13, 18, 9), 2 * unit, 2 * unit);
        for (const qreal y : {6.5, 17.5}) {
            painter.drawPoint(at(7, y));
            painter.drawLine(at(12, y), at(17, y));
        }
        break;
    }
}

void PathPicture::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool wide = isWide(width());
    const QList<Column> columns = columnsFor(width());
    const QColor ink = palette().color(QPalette::Text);
    const Qt::Alignment alignment = wide ? Qt::AlignHCenter : Qt::AlignLeft;

    for (qsizetype i = 0; i < columns.size(); ++i) {
        const Column &column = columns[i];
        if (isMarked(m_path[i])) {
            painter.setPen(QPen(ink, 1.5));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(column.frame).adjusted(2, 1, -2, -1), 6, 6);
        }
        if (i + 1 < columns.size()) {
            // Dashed where nothing is known of the way on.
            const bool seen =
                m_path[i].standing == Standing::Works && m_path[i + 1].standing != Standing::Unseen;
            painter.setPen(QPen(ink, 1.5, seen ? Qt::SolidLine : Qt::DotLine));
            const QRect &here = column.station;
            const QRect &there = columns[i + 1].station;
            if (wide)
                painter.drawLine(QPointF(here.right() + 3 * gap, here.center().y()),
                                 QPointF(there.left() - gap, there.center().y()));
            else
                painter.drawLine(QPointF(here.center().x(), column.badge.bottom() + gap),
                                 QPointF(there.center().x(), there.top() - gap));
        }
        drawStation(painter, column.station, m_path[i].place);
        paintSymbol(painter, column.badge, pictureOf(m_path[i].standing), ink);
        painter.setPen(ink);
        setWords(&painter, column.place, bold(font()), alignment, said(m_path[i].place, m_language));
        setWords(&painter, column.name, font(), alignment, breakable(m_path[i].name));
        setWords(&painter, column.standing, isMarked(m_path[i]) ? bold(font()) : font(), alignment,
                 said(m_path[i].standing, m_language));
    }
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

void PathPicture::focusInEvent(QFocusEvent *)
{
    update();
}

void PathPicture::focusOutEvent(QFocusEvent *)
{
    update();
}

} // namespace todoku

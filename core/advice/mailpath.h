#pragma once

#include "advice/advice.h"

namespace todoku
{

/// One place on the way that a mail takes, and how it stands there.
struct Station {
    enum class Place { ThisComputer, Line, SendingServer, RecipientServer };
    enum class Standing {
        Works,   ///< the check went through it
        Unseen,  ///< nothing in the check tells
        Change,  ///< sending works, but not the way it is set now: that way stops here
        Suspect, ///< it may stop here
        Broken,  ///< it stops here
    };

    Place place = Place::ThisComputer;
    Standing standing = Standing::Unseen;
    QString name; ///< the host, the access provider, the recipient's domain; empty where it is not known

    friend bool operator==(const Station &, const Station &) = default;
};

/// The way of a mail from this computer to the recipient's server, always those four places, in that order;
/// one of them at most is marked (Change, Suspect, Broken).
///
/// Which one is marked follows from the first diagnosis: whose move it is, and how sure that is. How the
/// others stand follows from the evidence alone. Pure.
QList<Station> pathOf(const Advice &advice, const Evidence &evidence);

/// The place that is marked, or nullptr.
const Station *markedIn(const QList<Station> &path);

/// "このパソコン", "line" ...
QString said(Station::Place place, Language language);
/// "ここで止まっています", "not looked at" ...
QString said(Station::Standing standing, Language language);

/// The whole way in one sentence for each place, for those who do not see the picture: "This computer:
/// works."
QString pathAsText(const QList<Station> &path, Language language);

} // namespace todoku

/// A clipboard manager of X11, as small as one can be, and who pastes. Usage:
///   clipboard_keeper keep           keeps what programs that end hand over; prints "ready" when it holds the clipboard
///   clipboard_keeper owned          exits with 0 where someone offers something
///   clipboard_keeper paste FOLDER   writes what is offered: picture.png and text
/// The protocol is freedesktop's "Clipboard Manager" (CLIPBOARD_MANAGER and SAVE_TARGETS) over ICCCM's selections.
/// Pieces of what is too large for one property (INCR) are not taken.

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <map>
#include <memory>
#include <poll.h>
#include <string>
#include <vector>
#include <xcb/xcb.h>

namespace {

constexpr int kPatienceMs = 30000;
constexpr std::uint32_t kMaxWords = 1U << 20U;  // of a property

struct Free {
    void operator()(void* memory) const { std::free(memory); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

class Display {
public:
    Display() : connection_(xcb_connect(nullptr, nullptr)), window_(xcb_generate_id(connection_)) {
        const xcb_screen_t* screen = xcb_setup_roots_iterator(xcb_get_setup(connection_)).data;
        if (!screen) {
            std::fputs("clipboard_keeper: there is no display\n", stderr);
            std::exit(1);
        }
        xcb_create_window(connection_, XCB_COPY_FROM_PARENT, window_, screen->root, 0, 0, 1, 1, 0,
                          XCB_WINDOW_CLASS_INPUT_OUTPUT, screen->root_visual, 0, nullptr);
    }
    Display(const Display&) = delete;
    Display& operator=(const Display&) = delete;
    ~Display() { xcb_disconnect(connection_); }

    xcb_atom_t atom(const std::string& name) {
        xcb_atom_t& known = atoms_[name];
        if (known == XCB_ATOM_NONE) {
            const auto cookie = xcb_intern_atom(connection_, 0, static_cast<std::uint16_t>(name.size()), name.c_str());
            known = Owned<xcb_intern_atom_reply_t>(xcb_intern_atom_reply(connection_, cookie, nullptr))->atom;
        }
        return known;
    }

    bool isOwned(const char* selection) {
        const auto cookie = xcb_get_selection_owner(connection_, atom(selection));
        const Owned<xcb_get_selection_owner_reply_t> reply(xcb_get_selection_owner_reply(connection_, cookie, nullptr));
        return reply && reply->owner != XCB_WINDOW_NONE;
    }
    void own(const char* selection) {
        xcb_set_selection_owner(connection_, window_, atom(selection), XCB_CURRENT_TIME);
        xcb_flush(connection_);
    }

    /// Null where nothing comes in time.
    Owned<xcb_generic_event_t> next() {
        pollfd socket{xcb_get_file_descriptor(connection_), POLLIN, 0};
        for (;;) {
            if (auto* event = xcb_poll_for_event(connection_)) return Owned<xcb_generic_event_t>(event);
            if (xcb_connection_has_error(connection_) || poll(&socket, 1, kPatienceMs) <= 0) return nullptr;
        }
    }

    /// What the clipboard's owner gives as this type; empty where it gives nothing.
    std::string paste(const std::string& type) {
        const xcb_atom_t place = atom("LUNETTE_TEST");
        xcb_delete_property(connection_, window_, place);
        xcb_convert_selection(connection_, window_, atom("CLIPBOARD"), atom(type), place, XCB_CURRENT_TIME);
        xcb_flush(connection_);
        while (const auto event = next()) {
            if ((event->response_type & 0x7f) != XCB_SELECTION_NOTIFY) continue;
            const auto& notice = reinterpret_cast<const xcb_selection_notify_event_t&>(*event);
            if (notice.property == XCB_ATOM_NONE) return {};
            const auto cookie =
                xcb_get_property(connection_, 1, window_, place, XCB_GET_PROPERTY_TYPE_ANY, 0, kMaxWords);
            const Owned<xcb_get_property_reply_t> reply(xcb_get_property_reply(connection_, cookie, nullptr));
            if (!reply) return {};
            return {static_cast<const char*>(xcb_get_property_value(reply.get())),
                    static_cast<std::size_t>(xcb_get_property_value_length(reply.get()))};
        }
        return {};
    }

    void answer(const xcb_selection_request_event_t& request, xcb_atom_t type, std::uint8_t bits,
                const std::string& bytes) {
        const xcb_atom_t place = request.property == XCB_ATOM_NONE ? request.target : request.property;
        xcb_change_property(connection_, XCB_PROP_MODE_REPLACE, request.requestor, place, type, bits,
                            static_cast<std::uint32_t>(bytes.size()) / (bits / 8U), bytes.data());
        notify(request, place);
    }
    void refuse(const xcb_selection_request_event_t& request) { notify(request, XCB_ATOM_NONE); }

private:
    void notify(const xcb_selection_request_event_t& request, xcb_atom_t place) {
        std::array<char, 32> room{};  // an event's size on the wire
        xcb_selection_notify_event_t notice{};
        notice.response_type = XCB_SELECTION_NOTIFY;
        notice.time = request.time;
        notice.requestor = request.requestor;
        notice.selection = request.selection;
        notice.target = request.target;
        notice.property = place;
        std::memcpy(room.data(), &notice, sizeof notice);
        xcb_send_event(connection_, 0, request.requestor, XCB_EVENT_MASK_NO_EVENT, room.data());
        xcb_flush(connection_);
    }

    xcb_connection_t* connection_;
    xcb_window_t window_;
    std::map<std::string, xcb_atom_t> atoms_;
};

std::string bytesOf(const std::vector<xcb_atom_t>& atoms) {
    return {reinterpret_cast<const char*>(atoms.data()), atoms.size() * sizeof(xcb_atom_t)};
}

const std::vector<std::string>& types() {
    static const std::vector<std::string> kept{"image/png", "text/plain"};
    return kept;
}

void keep() {
    Display display;
    std::map<xcb_atom_t, std::string> kept;
    display.own("CLIPBOARD_MANAGER");
    if (display.isOwned("CLIPBOARD_MANAGER")) std::puts("ready");
    std::fflush(stdout);
    while (const auto event = display.next()) {
        if ((event->response_type & 0x7f) != XCB_SELECTION_REQUEST) continue;
        const auto& request = reinterpret_cast<const xcb_selection_request_event_t&>(*event);
        if (request.target == display.atom("SAVE_TARGETS")) {
            for (const std::string& type : types()) kept[display.atom(type)] = display.paste(type);
            display.own("CLIPBOARD");
            display.answer(request, display.atom("NULL"), 32, {});
        } else if (request.target == display.atom("TARGETS")) {
            std::vector<xcb_atom_t> offered{display.atom("TARGETS"), display.atom("SAVE_TARGETS")};
            for (const auto& [type, bytes] : kept) offered.push_back(type);
            display.answer(request, XCB_ATOM_ATOM, 32, bytesOf(offered));
        } else if (const auto found = kept.find(request.target); found != kept.end()) {
            display.answer(request, found->first, 8, found->second);
        } else {
            display.refuse(request);
        }
    }
}

bool paste(const std::string& folder) {
    Display display;
    const std::string picture = display.paste("image/png"), text = display.paste("text/plain");
    std::ofstream(folder + "/picture.png", std::ios::binary) << picture;
    std::ofstream(folder + "/text", std::ios::binary) << text;
    return !picture.empty() && !text.empty();
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    if (words == std::vector<std::string>{"keep"}) {
        keep();
        return 0;
    }
    if (words == std::vector<std::string>{"owned"}) return Display().isOwned("CLIPBOARD") ? 0 : 1;
    if (words.size() == 2 && words[0] == "paste") return paste(words[1]) ? 0 : 1;
    return 2;
}

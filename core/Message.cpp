#include "Message.h"

#include <cctype>
#include <cerrno>
#include <cstring>

namespace lunette {
namespace {

std::string clause(std::string sentence) {
    for (const std::string_view stop : {".", "\u3002"})
        if (sentence.ends_with(stop)) sentence.resize(sentence.size() - stop.size());
    const bool isWord = sentence.size() > 1 && std::islower(static_cast<unsigned char>(sentence[1])) != 0;
    const bool isArticle = sentence.starts_with("A ");
    if (isWord || isArticle) sentence[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(sentence[0])));
    return sentence;
}

}  // namespace

Message Message::sentences(const std::vector<Message>& sentences) {
    Message all;
    for (const Message& sentence : sentences)
        if (!sentence.isEmpty()) all = all.isEmpty() ? sentence : Message::tr("%1 %2", all, sentence);
    return all;
}

Message Message::ofSystem(int error) {
    switch (error) {
        case EPERM:
            return tr("Operation not permitted");
        case ENOENT:
            return tr("No such file or directory");
        case EIO:
            return tr("Input/output error");
        case EAGAIN:
            return tr("Resource temporarily unavailable");
        case ENOMEM:
            return tr("Cannot allocate memory");
        case EACCES:
            return tr("Permission denied");
        case EBUSY:
            return tr("Device or resource busy");
        case EEXIST:
            return tr("File exists");
        case ENODEV:
            return tr("No such device");
        case ENOTDIR:
            return tr("Not a directory");
        case EISDIR:
            return tr("Is a directory");
        case EINVAL:
            return tr("Invalid argument");
        case EMFILE:
            return tr("Too many open files");
        case ETXTBSY:
            return tr("Text file busy");
        case EFBIG:
            return tr("File too large");
        case ENOSPC:
            return tr("No space left on device");
        case EROFS:
            return tr("Read-only file system");
        case ENAMETOOLONG:
            return tr("File name too long");
        case ELOOP:
            return tr("Too many levels of symbolic links");
        case ESTALE:
            return tr("Stale file handle");
        case EDQUOT:
            return tr("Disk quota exceeded");
        default:
            return std::string(std::strerror(error));
    }
}

Message Message::ofSystem(const std::error_code& failure) {
    const bool isOfSystem =
        failure.category() == std::system_category() || failure.category() == std::generic_category();
    return isOfSystem ? ofSystem(failure.value()) : Message(failure.message());
}

Message Message::asClause() const {
    Message result = *this;
    result.isClause_ = true;
    return result;
}

Message Message::replaced(const std::string& from, const std::string& to) const {
    Message result = *this;
    for (std::size_t at = result.plain_.find(from); at != std::string::npos;
         at = result.plain_.find(from, at + to.size()))
        result.plain_.replace(at, from.size(), to);
    for (Message& argument : result.arguments_) argument = argument.replaced(from, to);
    return result;
}

std::string Message::english() const {
    return text([](const Message& message) { return std::string(message.englishTemplate()); });
}

std::string Message::text(const std::function<std::string(const Message&)>& templateOf) const {
    std::string text = source_ == nullptr ? plain_ : filled(templateOf);
    return isClause_ ? clause(std::move(text)) : text;
}

std::string Message::filled(const std::function<std::string(const Message&)>& templateOf) const {
    const std::string words = templateOf(*this);
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const char place = words[i] == '%' && i + 1 < words.size() ? words[i + 1] : '\0';
        const auto argument = static_cast<std::size_t>(place - '1');
        if (place >= '1' && place <= '9' && argument < arguments_.size())
            text += arguments_[argument].text(templateOf);
        else if (place == 'n' && count_)
            text += std::to_string(*count_);
        else {
            text += words[i];
            continue;
        }
        ++i;
    }
    return text;
}

}  // namespace lunette

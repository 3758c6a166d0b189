package loopcraft.grader.author;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the links between the course's files lead somewhere. Nothing is asked of the network. */
final class LinkCheck {

  private final Checkout checkout;
  private final Map<Path, MarkdownFile> read = new HashMap<>();

  private LinkCheck(Checkout checkout) {
    this.checkout = checkout;
  }

  static List<Problem> problems(Checkout checkout) {
    var check = new LinkCheck(checkout);
    var problems = new ArrayList<Problem>();
    for (Path file : MarkdownFile.in(checkout.root())) {
      for (MarkdownFile.Target target : check.file(file).targets()) {
        check
            .wrong(file, target.target())
            .map(
                what ->
                    new Problem(
                        checkout.show(file),
                        target.line(),
                        what,
                        "correct the link, or what it leads to"))
            .ifPresent(problems::add);
      }
    }
    return problems;
  }

  private MarkdownFile file(Path path) {
    return read.computeIfAbsent(path, MarkdownFile::read);
  }

  private Optional<String> wrong(Path from, String target) {
    if (target.matches("[a-zA-Z][a-zA-Z0-9+.-]*:.*") || target.startsWith("//")) {
      return Optional.empty();
    }
    int hash = target.indexOf('#');
    String path = hash < 0 ? target : target.substring(0, hash);
    Path file = path.isEmpty() ? from : resolve(from, path);
    if (!file.startsWith(checkout.root()) || !Files.exists(file)) {
      return Optional.of("the link to " + target + " leads to no file of the course");
    }
    boolean hasAnchor = hash >= 0 && file.getFileName().toString().endsWith(".md");
    if (hasAnchor && !file(file).anchors().contains(decoded(target.substring(hash + 1)))) {
      return Optional.of(
          "the link to " + target + " leads to no heading of " + checkout.show(file));
    }
    return Optional.empty();
  }

  private Path resolve(Path from, String path) {
    String decoded = decoded(path);
    return decoded.startsWith("/")
        ? checkout.root().resolve(decoded.substring(1)).normalize()
        : from.getParent().resolve(decoded).normalize();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}

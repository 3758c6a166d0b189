package asyncio.scrape.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * A site of made-up pages, {@code /page/0} and so on, which link to each other at random. From page
 * 0, there is a way to each of them.
 *
 * @param links for each page, the numbers of those that it links to
 */
public record GeneratedSite(List<List<Integer>> links) {

  private static final String PREFIX = "/page/";

  /** Makes one; the same with a random source in the same state. */
  public static GeneratedSite of(int pages, RandomGenerator random) {
    List<List<Integer>> links = new ArrayList<>();
    for (int page = 0; page < pages; page++) {
      links.add(new ArrayList<>());
      if (page > 0) {
        links.get(random.nextInt(page)).add(page);
      }
    }
    for (int i = 0; i < 3 * pages; i++) {
      links.get(random.nextInt(pages)).add(random.nextInt(pages));
    }
    links.forEach(of -> Collections.shuffle(of, new Random(random.nextLong())));
    return new GeneratedSite(links);
  }

  /** How many pages it has. */
  public int size() {
    return links.size();
  }

  /** The path of a page. */
  public static String path(int page) {
    return PREFIX + page;
  }

  /** What is at a path; empty if there is nothing. */
  public Optional<String> html(String path) {
    String number = path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : "";
    return number.matches("[0-9]{1,6}") && Integer.parseInt(number) < size()
        ? Optional.of(html(Integer.parseInt(number)))
        : Optional.empty();
  }

  private String html(int page) {
    String anchors =
        links.get(page).stream()
            .map(to -> "<li><a href='%s#top'>page %d</a></li>".formatted(path(to), to))
            .collect(Collectors.joining("\n"));
    return """
    <!DOCTYPE html>
    <title>page %d</title>
    <ul>
    %s
    </ul>
    """
        .formatted(page, anchors);
  }

  /** How many links each page is away from page 0, by the shortest way. */
  public Map<Integer, Integer> distances() {
    Map<Integer, Integer> distances = new HashMap<>(Map.of(0, 0));
    List<Integer> open = new ArrayList<>(List.of(0));
    for (int i = 0; i < open.size(); i++) {
      int page = open.get(i);
      for (int to : links.get(page)) {
        if (distances.putIfAbsent(to, distances.get(page) + 1) == null) {
          open.add(to);
        }
      }
    }
    return distances;
  }
}

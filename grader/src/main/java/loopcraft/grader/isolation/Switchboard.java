package loopcraft.grader.isolation;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Sends a request for a grading test's class to the loader of its exercise, and every other to the
 * parent. JUnit asks it for the classes that Maven or an IDE has selected by name.
 */
final class Switchboard extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  // By its name only: loading the annotation here would load JUnit's extension API with it.
  private static final String GRADES = "loopcraft.grader.Grades";

  private final ClassChoice choice;
  private final Map<Place, IsolatingClassLoader> loaders = new ConcurrentHashMap<>();

  Switchboard(ClassLoader parent, ClassChoice choice) {
    super("exercises", parent);
    this.choice = choice;
  }

  private record Place(BuildLayout layout, String exercise) {}

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    Optional<IsolatingClassLoader> loader = loaderFor(name);
    return loader.isPresent() ? loader.get().loadClass(name) : super.loadClass(name, resolve);
  }

  private Optional<IsolatingClassLoader> loaderFor(String name) {
    int nested = name.indexOf('$');
    String file = (nested < 0 ? name : name.substring(0, nested)).replace('.', '/') + ".class";
    return Optional.ofNullable(getParent().getResource(file))
        .filter(url -> url.getProtocol().equals("file"))
        .flatMap(url -> layout(url, file).flatMap(layout -> place(url, layout)))
        .map(place -> loaders.computeIfAbsent(place, this::open));
  }

  private static Optional<BuildLayout> layout(URL url, String file) {
    try {
      Path root = Path.of(url.toURI());
      for (int steps = Path.of(file).getNameCount(); steps > 0; steps--) {
        root = root.getParent();
      }
      Path classes = root;
      return BuildLayout.of(root)
          .filter(BuildLayout::isLearners)
          .filter(layout -> layout.tests().equals(classes.toAbsolutePath().normalize()));
    } catch (URISyntaxException | IllegalArgumentException notAFile) {
      return Optional.empty();
    }
  }

  private static Optional<Place> place(URL url, BuildLayout layout) {
    try (InputStream in = url.openStream()) {
      return Annotations.values(ClassFile.of().parse(in.readAllBytes()), GRADES)
          .map(exercise -> new Place(layout, exercise))
          .findFirst();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private IsolatingClassLoader open(Place place) {
    List<BuildLayout> layouts = place.layout().withUpstream();
    return new IsolatingClassLoader(
        place.exercise(),
        choice,
        read(layouts, BuildLayout::classes),
        read(layouts, BuildLayout::reference),
        ClassSet.read(List.of(place.layout().tests())),
        getParent());
  }

  private static ClassSet read(List<BuildLayout> layouts, Function<BuildLayout, Path> directory) {
    return ClassSet.read(layouts.stream().map(directory).toList());
  }
}

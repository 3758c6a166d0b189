package loopcraft.grader.isolation;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.attribute.RuntimeInvisibleAnnotationsAttribute;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads the annotations of a class or method from its class file. Annotations are named by their
 * binary names, so that none of them needs to be loaded.
 */
public final class Annotations {

  private Annotations() {}

  /** Whether it has one of these. */
  public static boolean hasAny(AttributedElement element, Iterable<String> names) {
    for (String name : names) {
      if (named(element, name).findAny().isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** The texts that annotations of this name have as their value. */
  public static Stream<String> values(AttributedElement element, String name) {
    return named(element, name)
        .flatMap(annotation -> annotation.elements().stream())
        .filter(value -> value.name().equalsString("value"))
        .flatMap(
            value ->
                value.value() instanceof AnnotationValue.OfString text
                    ? Stream.of(text.stringValue())
                    : Stream.empty());
  }

  /** The numbers that annotations of this name give an element. */
  public static IntStream numbers(AttributedElement element, String name, String of) {
    return named(element, name)
        .flatMap(annotation -> annotation.elements().stream())
        .filter(value -> value.name().equalsString(of))
        .flatMapToInt(
            value ->
                value.value() instanceof AnnotationValue.OfInt number
                    ? IntStream.of(number.intValue())
                    : IntStream.empty());
  }

  private static Stream<Annotation> named(AttributedElement element, String name) {
    String descriptor = "L" + name.replace('.', '/') + ";";
    return Stream.concat(
            element.findAttribute(Attributes.runtimeInvisibleAnnotations()).stream()
                .map(RuntimeInvisibleAnnotationsAttribute::annotations),
            element.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .map(RuntimeVisibleAnnotationsAttribute::annotations))
        .flatMap(List::stream)
        .filter(annotation -> annotation.className().equalsString(descriptor));
  }
}

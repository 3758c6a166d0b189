package asyncio.loop;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Finds out whether one object still holds on to another, without asking the garbage collector,
 * which answers when it likes.
 */
final class References {

  private References() {}

  /**
   * Whether fields lead from an object of the loop's package to another object, directly, or
   * through collections.
   */
  static boolean lead(Object from, Object to) {
    return lead(from, to, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static boolean lead(Object from, Object to, Set<Object> seen) {
    if (from == to) {
      return true;
    }
    return switch (from) {
      case null -> false;
      case AtomicReference<?> reference -> lead(reference.get(), to, seen);
      case Collection<?> elements -> elements.stream().anyMatch(element -> lead(element, to, seen));
      case Object object when !isOfTheLoop(object) || !seen.add(object) -> false;
      default -> fieldsLead(from, to, seen);
    };
  }

  private static boolean isOfTheLoop(Object object) {
    return object.getClass().getPackage() == References.class.getPackage();
  }

  private static boolean fieldsLead(Object from, Object to, Set<Object> seen) {
    for (Class<?> type = from.getClass(); isDeclaredHere(type); type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && lead(value(field, from), to, seen)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isDeclaredHere(Class<?> type) {
    return type != null && type.getPackage() == References.class.getPackage();
  }

  private static Object value(Field field, Object owner) {
    try {
      field.setAccessible(true);
      return field.get(owner);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}

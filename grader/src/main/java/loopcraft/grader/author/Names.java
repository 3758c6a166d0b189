package loopcraft.grader.author;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names that code uses. Without types, so two things of one name count as the same. */
final class Names extends TreeScanner<Void, Void> {

  private final Set<String> used = new HashSet<>();
  private final Set<Tree> leftOut;

  private Names(Collection<? extends Tree> leftOut) {
    this.leftOut = Set.copyOf(leftOut);
  }

  static Set<String> usedIn(Tree tree) {
    return usedIn(tree, List.of());
  }

  static Set<String> usedIn(Collection<? extends Tree> trees) {
    var names = new Names(List.of());
    names.scan(trees, null);
    return names.used;
  }

  static Set<String> usedIn(Tree tree, Collection<? extends Tree> leftOut) {
    var names = new Names(leftOut);
    names.scan(tree, null);
    return names.used;
  }

  @Override
  public Void scan(Tree tree, Void unused) {
    return tree == null || leftOut.contains(tree) ? null : super.scan(tree, null);
  }

  @Override
  public Void visitIdentifier(IdentifierTree identifier, Void unused) {
    used.add(identifier.getName().toString());
    return null;
  }

  /** The names of an annotation's elements are no names of ours. */
  @Override
  public Void visitAnnotation(AnnotationTree annotation, Void unused) {
    scan(annotation.getAnnotationType(), null);
    for (ExpressionTree argument : annotation.getArguments()) {
      scan(argument instanceof AssignmentTree given ? given.getExpression() : argument, null);
    }
    return null;
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree select, Void unused) {
    used.add(select.getIdentifier().toString());
    return super.visitMemberSelect(select, null);
  }

  @Override
  public Void visitMemberReference(MemberReferenceTree reference, Void unused) {
    used.add(reference.getName().toString());
    return super.visitMemberReference(reference, null);
  }
}

/// A cost that is piecewise linear: zero at the first point, from each point to the next with the slope given there.
public struct CostCurve: Sendable, Equatable {
  /// Where the slopes change, ascending: capacities, or dispatch per unit of capacity.
  public var points: [Double]
  /// One slope per piece, one less than points.
  public var slopes: [Double]

  /// nil if there is no curve. PyPSA gives the slope of a piece at its end; that of the first point has no meaning.
  public init?(_ breakpoints: [ComponentTable.Breakpoint]?) {
    guard let breakpoints = breakpoints?.filter({ !$0.x.isNaN && !$0.y.isNaN }), breakpoints.count > 1 else {
      return nil
    }
    points = breakpoints.map(\.x)
    slopes = breakpoints.dropFirst().map(\.y)
  }

  /// Whether the cost can be part of a linear program: the points ascend and the slopes never fall.
  public var isConvex: Bool {
    let tolerance = 1e-10
    return zip(points, points.dropFirst()).allSatisfy { $0 < $1 }
      && zip(slopes, slopes.dropFirst()).allSatisfy { $0 <= $1 + tolerance }
  }

  /// The cost at a point of the curve.
  public func cost(at point: Double) -> Double {
    lines.map { $0.slope * point + $0.constant }.max()!
  }

  /// The lines whose greatest value is a convex cost.
  public var lines: [(slope: Double, constant: Double)] {
    var value = 0.0
    return slopes.indices.map { piece in
      let line = (slope: slopes[piece], constant: value - slopes[piece] * points[piece])
      value += slopes[piece] * (points[piece + 1] - points[piece])
      return line
    }
  }
}

type Fields = Record<string, unknown>

/** Collections inside collections; no map has more, and a cell may be hostile. */
const DEEPEST = 32

/** Whether a value is a GeoJSON object (RFC 7946): geometries with whole coordinates and closed rings. */
export function isGeoJson(value: unknown): boolean {
  if (!isFields(value)) return false
  if (value.type === 'FeatureCollection') return isListOf(value.features, isFeature)
  return isFeature(value) || isGeometry(value, DEEPEST)
}

/** Whether a value is a TopoJSON topology: objects whose arcs are all there. */
export function isTopoJson(value: unknown): boolean {
  if (!isFields(value) || value.type !== 'Topology' || !isFields(value.objects)) return false
  if (value.transform !== undefined && !isTransform(value.transform)) return false
  const { arcs } = value
  if (!isListOf(arcs, (arc) => isListOf(arc, isPosition, 2))) return false
  const count = (arcs as unknown[]).length
  return Object.values(value.objects).every((object) => isTopology(object, count, DEEPEST))
}

const GEOMETRIES: Record<string, (coordinates: unknown) => boolean> = {
  Point: isPosition,
  MultiPoint: (value) => isListOf(value, isPosition),
  LineString: isLine,
  MultiLineString: (value) => isListOf(value, isLine),
  Polygon: isPolygon,
  MultiPolygon: (value) => isListOf(value, isPolygon),
}

function isFeature(value: unknown): boolean {
  if (!isFields(value) || value.type !== 'Feature') return false
  const { geometry, properties } = value
  return (geometry === null || isGeometry(geometry, DEEPEST)) && (properties === null || isFields(properties))
}

function isGeometry(value: unknown, depth: number): boolean {
  if (!isFields(value) || typeof value.type !== 'string' || depth === 0) return false
  if (value.type === 'GeometryCollection')
    return isListOf(value.geometries, (inner) => isGeometry(inner, depth - 1))
  const test = Object.hasOwn(GEOMETRIES, value.type) ? GEOMETRIES[value.type] : undefined
  return test?.(value.coordinates) ?? false
}

function isPosition(value: unknown): boolean {
  return isListOf(value, (part) => typeof part === 'number', 2)
}

function isLine(value: unknown): boolean {
  return isListOf(value, isPosition, 2)
}

function isPolygon(value: unknown): boolean {
  return isListOf(value, (ring) => {
    if (!isListOf(ring, isPosition, 4)) return false
    const [first, last] = [(ring as number[][])[0], (ring as number[][]).at(-1)]
    return first?.length === last?.length && first?.every((part, at) => part === last?.[at]) === true
  })
}

/** How deep the numbers of arcs stand in each geometry of TopoJSON. */
const ARC_DEPTHS: Record<string, number> = { LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 }

function isTopology(value: unknown, arcs: number, depth: number): boolean {
  if (!isFields(value) || depth === 0) return false
  const { type } = value
  if (type === null) return true
  if (type === 'GeometryCollection')
    return isListOf(value.geometries, (inner) => isTopology(inner, arcs, depth - 1))
  if (type === 'Point') return isPosition(value.coordinates)
  if (type === 'MultiPoint') return isListOf(value.coordinates, isPosition)
  const deep = typeof type === 'string' && Object.hasOwn(ARC_DEPTHS, type) ? ARC_DEPTHS[type] : undefined
  return deep !== undefined && isArcs(value.arcs, deep, arcs)
}

function isArcs(value: unknown, depth: number, arcs: number): boolean {
  if (depth > 0) return isListOf(value, (inner) => isArcs(inner, depth - 1, arcs))
  // An arc that is walked backwards has the bits of its number turned round.
  return Number.isInteger(value) && ((value as number) < 0 ? ~(value as number) : (value as number)) < arcs
}

function isTransform(value: unknown): boolean {
  return isFields(value) && isPosition(value.scale) && isPosition(value.translate)
}

function isListOf(value: unknown, test: (item: unknown) => boolean, least = 0): boolean {
  return Array.isArray(value) && value.length >= least && value.every(test)
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

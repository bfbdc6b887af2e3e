/* What is shown as files: places as GeoJSON and CSV, claims as CSV, the view as a picture. */
'use strict';
(function (C) {
  const list = (values) => (Array.isArray(values) ? values.join('; ') : '');
  const PLACE = ['id', 'name', 'label', 'kind', 'country', 'admin1', 'source', 'precision', 'alleged', 'radius_m', 'side'];
  const PLACE_REST = ['side_certain', 'km_from', 'km_to', 'distance_km', 'lon', 'lat'];
  // Names as the tables of geo/export have them, for whoever opens both.
  const RENAMED = {id: 'place_id', name: 'place_name', label: 'place_label', kind: 'place_kind'};
  const INCIDENT = ['incident_id', 'kind', 'type', 'title', 'date_start', 'date_end', 'date_precision', 'night'];
  const INCIDENT_REST = ['sides', 'grade', 'contested', 'reviewed', 'n_claims', 'n_articles'];
  const PLACE_COLUMNS = ['place_key', ...PLACE.map((name) => RENAMED[name] || name), ...PLACE_REST];
  C.PLACE_EXPORT = [...INCIDENT, ...INCIDENT_REST, ...PLACE_COLUMNS];

  function incidentRow(incident) {
    const date = incident.date || {};
    return {
      incident_id: incident.id,
      kind: incident.kind,
      type: incident.type,
      title: incident.title,
      date_start: date.start,
      date_end: date.end,
      date_precision: date.precision,
      night: Boolean(date.night),
      sides: list(incident.sides),
      grade: incident.grade,
      contested: Boolean(incident.contested),
      reviewed: Boolean(incident.reviewed),
      n_claims: (incident.claims || []).length,
      n_articles: (incident.articles || []).length,
    };
  }

  /** A row for each place of what is shown, and one for an incident without any; no toll, for it is not a place's. */
  C.placeRows = function* (model) {
    for (const i of model.shown()) {
      const incident = model.incident(i);
      const own = incidentRow(incident);
      const places = model.placesOf(incident);
      for (const place of places.length ? places : [{}]) {
        const row = {...own, place_key: place.key};
        for (const name of [...PLACE, ...PLACE_REST]) row[RENAMED[name] || name] = place[name];
        yield {row, place};
      }
    }
  };

  C.CLAIM_EXPORT = [
    'claim_id', 'incident_id', 'incident_title', 'date_start', 'date_end', 'measure', 'value_low', 'value_high',
    'qualifier', 'approx', 'claimant', 'claimant_name', 'claimant_text', 'stance', 'unverified', 'denied_by',
    'victim_side', 'victim_class', 'loss_view', 'quote', 'article', 'publisher', 'published', 'language', 'url',
    'text_sha256',
  ]; // prettier-ignore

  /** A row for each claim of what is shown: every figure with who says it, and in which sentence. */
  C.claimRows = function* (model) {
    for (const i of model.shown()) {
      const incident = model.incident(i);
      for (const claim of model.claimsOf(incident)) {
        const article = model.articles.get(claim.article) || {};
        const quote = claim.quote || {};
        const date = claim.date || {};
        yield {
          claim_id: claim.id,
          incident_id: incident.id,
          incident_title: incident.title,
          date_start: date.start,
          date_end: date.end,
          measure: claim.measure,
          value_low: claim.low,
          value_high: claim.high,
          qualifier: claim.qualifier,
          approx: Boolean(claim.approx),
          claimant: claim.claimant,
          claimant_name: model.claimantName(claim.claimant),
          claimant_text: claim.claimant_text,
          stance: claim.stance,
          unverified: Boolean(claim.unverified),
          denied_by: list(claim.denied_by),
          victim_side: claim.victim_side,
          victim_class: claim.victim_class,
          loss_view: claim.loss_view,
          quote: (quote.before || '') + (quote.focus || '') + (quote.after || ''),
          article: article.title || article.name,
          publisher: article.publisher,
          published: article.published,
          language: article.language,
          url: article.url,
          text_sha256: article.text_sha256,
        };
      }
    }
  };

  const geometry = (place) =>
    typeof place.lat === 'number' && typeof place.lon === 'number'
      ? {type: 'Point', coordinates: [place.lon, place.lat]}
      : place.area || null;

  /** One FeatureCollection, which says of itself what it holds and what it leaves out. */
  C.geojsonText = (model, fragment) => {
    const features = [...C.placeRows(model)].map(({row, place}) => ({
      type: 'Feature',
      id: row.place_key || row.incident_id,
      properties: Object.fromEntries(C.PLACE_EXPORT.map((name) => [name, row[name] === undefined ? null : row[name]])),
      geometry: geometry(place),
    }));
    const about = {
      title: model.data.title,
      shown: C.pictureLine(model),
      filters: fragment,
      theatre: (model.data.theatre || {}).name,
      attribution: model.data.attribution || [],
      geometry: 'a point is a site or settlement; an area is where it happened somewhere in, simplified for drawing',
    };
    return JSON.stringify({type: 'FeatureCollection', clashline: about, features});
  };
})(Clashline);

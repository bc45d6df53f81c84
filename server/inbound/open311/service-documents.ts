import type { Service, ServiceAttribute } from '#domain/reference/service.ts';
import type { Open311Document, Open311Value } from './open311-document.ts';

/** `GET services`: what can be reported. */
export function serviceList(services: readonly Service[]): Open311Document {
  return { root: 'services', value: services.map(serviceOf) };
}

function serviceOf({ code, name, description, attributes, ...rest }: Service): Open311Value {
  return {
    service_code: code,
    service_name: name,
    description,
    metadata: attributes.length > 0,
    type: rest.type,
    keywords: rest.keywords.join(', '),
    group: rest.group,
  };
}

/** `GET services/{code}`: the attributes that it asks for. */
export function serviceDefinition({ code, attributes }: Service): Open311Document {
  return {
    root: 'service_definition',
    value: { service_code: code, attributes: attributes.map(attributeOf) },
  };
}

function attributeOf(attribute: ServiceAttribute, place: number): Open311Value {
  return {
    variable: attribute.variable,
    code: attribute.code,
    datatype: attribute.datatype,
    required: attribute.required,
    datatype_description: attribute.datatypeDescription,
    order: place + 1,
    description: attribute.description,
    values: attribute.values.map(({ key, name }) => ({ key, name })),
  };
}
